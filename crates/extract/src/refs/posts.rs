//! Whom an office means: "the Defence Minister", "his counterpart", "the advisers of the two countries".

use super::of_both::{of_two_countries, office_of, two_countries};
use super::{Discourse, Who};
use crate::analysis::{Analysis, Sentence};
use crate::candidates::blocs::SURE;
use crate::mentions::{RoleMention, What};
use crate::offices;
use sidelines_facts::{CountryCode, Tenure};

/// The office of which a noun says no more than that it leads.
pub(super) const LEADER: &str = "Leader";

/// The titles that a role names: all of "the foreign and defence ministers", else the first.
fn titles(role: &RoleMention) -> Vec<&str> {
    let several = role.plural && role.offices.len() > 1;
    let n = if several { role.offices.len() } else { 1 };
    let all = role.offices.iter().take(n);
    all.map(|o| o.canonical.as_str()).collect()
}

impl Discourse {
    /// "met the Ethiopian Prime Minister. The President and his Ethiopian counterpart agreed": of two heads who met, whatever
    /// each is called at home.
    fn met_head(&self, a: &Analysis<'_>, role: &RoleMention) -> Option<Who> {
        let ([country], false) = (role.countries.as_slice(), role.plural) else {
            return None;
        };
        let head = |w: &Who| match w {
            Who::Person(p) => a
                .people
                .all
                .get(*p)
                .and_then(|p| p.chief_office())
                .is_some_and(|h| offices::is_head(&h.office.canonical)),
            Who::Post { office, .. } => office.as_deref().is_some_and(offices::is_head),
            Who::State(_) | Who::Org { .. } => false,
        };
        let land = |w: &Who| crate::encounters::country(a, w);
        let heads = self.last_pair.len() == 2 && self.last_pair.iter().all(head);
        let mut theirs = self.last_pair.iter().filter(|w| land(w) == Some(*country));
        let one = theirs.next().filter(|_| heads)?;
        theirs.next().is_none().then(|| one.clone())
    }

    pub(super) fn role(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        i: usize,
        role: &RoleMention,
    ) -> Vec<Who> {
        // "met his counterparts, including A and B"
        if role.plural {
            let listed = self.listed(a, s, i);
            if !listed.is_empty() {
                return listed;
            }
        }
        let office = role.offices.first();
        let canonical = office.map(|o| o.canonical.as_str());
        let org = office.and_then(|o| o.org.clone());
        if role.counterpart {
            if let Some(one) = self.met_head(a, role) {
                return vec![one];
            }
            if let Some(titles) = self.offices_of_several(a, s, i, role) {
                let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
                return self.each_of(a, s, i, &titles, &role.countries, None);
            }
            // The office is that of whoever the counterpart is a counterpart of.
            // "my counterpart"
            let mine = s
                .tree
                .has_child_word(i, &["my"])
                .then(|| self.first_person(a, s))
                .flatten();
            // "After a meeting with his Hungarian counterpart, Slovak Foreign Minister X said": of him who follows.
            let ahead = || {
                self.ahead(s, i)
                    .filter(|_| s.tree.has_child_word(i, &["his", "her"]))
            };
            // "The ministers of the bloc met with their counterparts": of those ministers, whoever was told of before.
            let theirs = s
                .tree
                .governor(i)
                .filter(|_| s.tree.has_child_word(i, &["their"]))
                .and_then(|v| s.tree.subject(v))
                .and_then(|n| match s.mention(n).map(|m| &m.what) {
                    Some(What::Role(r)) if r.plural => r.offices.first(),
                    _ => None,
                });
            let holder = mine
                .or_else(ahead)
                .or_else(|| self.recent(a, s, i, |_| true).filter(|_| theirs.is_none()));
            let whose = match &holder {
                Some(Who::Person(p)) => Some(*p),
                _ => None,
            };
            let own = match &holder {
                Some(Who::Person(p)) => a
                    .people
                    .all
                    .get(*p)
                    .and_then(|p| p.chief_office())
                    .map(|h| h.office.canonical.clone()),
                Some(Who::Post { office, .. }) => office.clone(),
                _ => None,
            };
            let theirs = theirs
                .map(|o| o.canonical.clone())
                .filter(|o| !offices::is_generic(o));
            let office = canonical.map(str::to_owned).or(theirs).or(own);
            let seated = seats(s, i);
            if role.countries.is_empty() && !seated.is_empty() {
                return seated
                    .into_iter()
                    .map(|c| self.holder(a, s, i, office.as_deref(), Some(c), None))
                    .collect();
            }
            if role.countries.is_empty() {
                if role.plural {
                    let of_stops = self.stops(s, i).into_iter().flatten();
                    return of_stops
                        .map(|c| self.holder(a, s, i, office.as_deref(), Some(c), None))
                        .collect();
                }
                // "Minister X welcomed his counterpart": the minister of another country told of, rather the one who travels.
                if office.as_deref().is_some_and(offices::is_generic)
                    && let Some(mine) = whose
                {
                    let land = |p: usize| a.people.all.get(p).and_then(|x| x.country);
                    let alike = |p: usize| {
                        p != mine
                            && land(p).is_some()
                            && land(p) != land(mine)
                            && a.people.all.get(p).is_some_and(|x| {
                                x.chief_office().is_some_and(|h| {
                                    h.office.canonical.starts_with("Minister of ")
                                        && office.as_deref() == Some("Minister")
                                })
                            })
                    };
                    let travels = |p: usize| alike(p) && self.visitors.contains(&p);
                    let other = self
                        .recent_person(a, s, i, travels)
                        .or_else(|| self.recent_person(a, s, i, alike));
                    if let Some(p) = other {
                        return vec![Who::Person(p)];
                    }
                }
                let family = office.as_deref().map(offices::family);
                let fits: Vec<usize> = (0..a.people.all.len())
                    .filter(|&p| Some(p) != whose)
                    .filter(|&p| {
                        a.people.all[p]
                            .offices
                            .iter()
                            .any(|h| Some(offices::family(&h.office.canonical)) == family)
                    })
                    .collect();
                return match (fits.as_slice(), &office) {
                    ([one], _) => vec![Who::Person(*one)],
                    (_, Some(_)) => vec![Who::Post {
                        office,
                        country: None,
                        org: None,
                    }],
                    _ => Vec::new(),
                };
            }
            return role
                .countries
                .iter()
                .map(|&c| self.holder(a, s, i, office.as_deref(), Some(c), None))
                .collect();
        }
        // "The US envoy", "the diplomat": whoever was told of and can be called so.
        if let Some(noun) = canonical.filter(|o| matches!(*o, "Envoy" | "Diplomat"))
            && !role.plural
            && !role.indefinite
            && let Some(p) = self.recent_person(a, s, i, |p| {
                a.people.all.get(p).is_some_and(|x| {
                    offices::fits_noun(x, &noun.to_lowercase())
                        && x.country
                            .is_none_or(|c| role.countries.is_empty() || role.countries == [c])
                })
            })
        {
            return vec![Who::Person(p)];
        }
        if let Some(p) = self.once_in_office(a, s, i, role) {
            return vec![Who::Person(p)];
        }
        if !role.countries.is_empty() {
            // "last saw a U.S. president in 2019": not him of whom the report tells.
            if role.indefinite
                && matches!(s.tree.node(i).dep, "dobj" | "pobj")
                && let ([country], [title]) = (role.countries.as_slice(), titles(role).as_slice())
                && offices::is_head(title)
            {
                return vec![Who::Post {
                    office: Some((*title).to_owned()),
                    country: Some(*country),
                    org,
                }];
            }
            return self.each_of(a, s, i, &titles(role), &role.countries, org.as_ref());
        }
        if role.plural {
            // "the defence ministers of the member states" are not the two told of.
            let of_others = ["of", "from"]
                .iter()
                .any(|p| !s.tree.prep_objects(i, p).is_empty());
            if !role.indefinite
                && role.offices.iter().all(|o| o.org.is_none())
                && let Some(posts) = self.of_the_two(a, s, i, &titles(role))
            {
                return posts;
            }
            if !role.indefinite
                && role.offices.iter().all(|o| o.org.is_none())
                && let Some(countries) = self.stops(s, i)
            {
                return self.each_of(a, s, i, &titles(role), &countries, None);
            }
            // "the ministers of the bloc met with X": it, with him.
            if !role.indefinite
                && let Some(org) = self.orgs.last()
                && s.tree
                    .governor(i)
                    .is_some_and(|v| !s.tree.prep_objects(v, "with").is_empty())
                && s.tree.prep_objects(i, "of").iter().any(|&o| {
                    s.mention(o).is_none()
                        && s.tree.has_child_word(o, &["the"])
                        && SURE.contains(&s.tree.node(o).lemma.as_str())
                })
            {
                return vec![Who::Org {
                    name: org.clone(),
                    country: None,
                }];
            }
            // "the meeting of Foreign Ministers": of any.
            let any = s.tree.node(i).dep == "pobj"
                && s.tree.child(i, &["det", "poss", "nummod"]).is_none();
            let bare = office.is_none_or(|o| o.org.is_none()) && !of_others && !any;
            return if bare && !role.indefinite {
                let mut found = self.group(a, s, i);
                // "the five presidents" are not two.
                let many = s.tree.children(i).any(|c| {
                    s.tree.node(c).dep == "nummod"
                        && !matches!(s.tree.node(c).word.as_str(), "two" | "both" | "2")
                });
                if many && found.len() == 2 {
                    found.clear();
                }
                // "Central Bank Governors met last week" are not the foreign ministers told of, and "the foreign ministers
                // signed" leaves out the president who was there.
                const OWN: &[&str] = &["Minister of", "Secretary of", "Governor", "Chief of"];
                if let Some(two) = canonical.and_then(|o| self.others_of_the_post(a, &found, o)) {
                    return two;
                }
                // "Ministers A and B have also seen X. The prime ministers had met before": X and whom he met first.
                let heads = canonical.filter(|o| matches!(*o, "Prime Minister" | "President"));
                if let Some(office) = heads
                    .filter(|o| found.len() > 2 && found.iter().any(|w| holds_another(a, w, o)))
                {
                    let alike = |p: &&Vec<Who>| {
                        p.len() == 2 && !p.iter().any(|w| holds_another(a, w, office))
                    };
                    return self
                        .pairs
                        .iter()
                        .rev()
                        .find(alike)
                        .cloned()
                        .unwrap_or_default();
                }
                if let Some(office) = canonical.filter(|o| OWN.iter().any(|t| o.starts_with(t))) {
                    found.retain(|w| !holds_another(a, w, office));
                    if found.len() < 2 {
                        found.clear();
                    }
                }
                found
            } else {
                Vec::new()
            };
        }
        if role.indefinite {
            return Vec::new();
        }
        // "The former president" is somebody told of, whatever he is now.
        if office.is_some_and(|o| o.qualifier == Some(Tenure::Former) && o.country.is_none()) {
            return self.seen.last().map_or_else(Vec::new, |_| {
                self.recent_person(a, s, i, |_| true)
                    .map(Who::Person)
                    .into_iter()
                    .collect()
            });
        }
        vec![self.holder(a, s, i, canonical, office.and_then(|o| o.country), org)]
    }

    /// "President X opens a commission with President Y. Minister A met Minister B. The presidents last met in January": where
    /// nobody of those told of last holds the office, the two of the report who do.
    fn others_of_the_post(
        &self,
        a: &Analysis<'_>,
        found: &[Who],
        office: &str,
    ) -> Option<Vec<Who>> {
        let family = offices::family(office);
        let holds = |w: &Who| match w {
            Who::Person(p) => a.people.all.get(*p).is_some_and(|x| {
                x.offices
                    .iter()
                    .any(|h| offices::family(&h.office.canonical) == family)
            }),
            _ => false,
        };
        let others = !found.is_empty()
            && found
                .iter()
                .all(|w| matches!(w, Who::Person(_)) && !holds(w));
        if offices::is_generic(office) || !others {
            return None;
        }
        if let Some(pair) = self.pairs.iter().rev().find(|p| p.iter().all(holds)) {
            return Some(pair.clone());
        }
        let mut told: Vec<Who> = Vec::new();
        for who in self.seen.iter().map(|n| &n.who) {
            if holds(who) && !told.contains(who) {
                told.push(who.clone());
            }
        }
        let land = |w: &Who| crate::encounters::country(a, w);
        matches!(told.as_slice(), [x, y] if land(x) != land(y)).then_some(told)
    }

    /// "The national security advisers of the two countries", "the leaders of both": those of the countries of the two told of.
    pub(super) fn of_the_two(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        i: usize,
        titles: &[&str],
    ) -> Option<Vec<Who>> {
        let t = &s.tree;
        titles
            .first()
            .filter(|o| !offices::is_generic(o) || **o == LEADER)?;
        let another = || {
            self.last_pair.len() == 2
                && titles
                    .iter()
                    .all(|o| self.last_pair.iter().all(|w| holds_another(a, w, o)))
        };
        // "the talks between their presidents", of two who are ministers
        let theirs = || t.has_child_word(i, &["their"]) && another();
        // "Ministers A and B met. The two presidents will meet in May"
        let the = || {
            let whose = ["of", "from", "in", "for"]
                .iter()
                .any(|p| !t.prep_objects(i, p).is_empty());
            t.has_child_word(i, &["the", "two", "both"])
                && t.children(i).all(|c| {
                    let n = t.node(c);
                    matches!(n.dep, "det" | "punct" | "predet")
                        || n.dep == "nummod" && matches!(n.word.as_str(), "two" | "2" | "both")
                })
                && !whose
                && another()
                && !self.pairs.iter().any(|p| {
                    titles
                        .iter()
                        .any(|o| !p.iter().all(|w| holds_another(a, w, o)))
                })
        };
        let told = of_two_countries(s, i) || theirs();
        if !told && !the() {
            return None;
        }
        // "Somalia and Ethiopia agreed, X said after talks with the leaders of the two countries"
        let named = (0..i)
            .map(|n| t.conjuncts(n))
            .filter(|all| all.len() == 2)
            .map(|all| {
                all.into_iter()
                    .filter_map(|n| match s.mention(n).map(|m| &m.what) {
                        Some(What::Country(c)) => Some(Who::State(*c)),
                        _ => None,
                    })
            })
            .map(Iterator::collect::<Vec<Who>>)
            .find(|all| all.len() == 2);
        let countries = two_countries(a, &named.unwrap_or_else(|| self.pair(a)))?;
        // "the ministers of the two countries last met when then minister X came to India": he, and not who is it now.
        let then = |who: Who| {
            let office = office_of(a, &who)?;
            let country = crate::encounters::country(a, &who);
            (i + 1..t.nodes.len()).find_map(|n| match s.mention(n).map(|m| &m.what) {
                Some(What::Person(m))
                    if m.offices
                        .iter()
                        .any(|o| offices::family(&o.canonical) == offices::family(&office)) =>
                {
                    let named = Who::Person(m.person?);
                    (crate::encounters::country(a, &named) == country).then_some(named)
                }
                _ => None,
            })
        };
        // "The vice ministers of both countries", of ministers of foreign affairs: theirs.
        let named: Option<Vec<String>> = titles
            .iter()
            .all(|o| matches!(*o, "Vice Minister" | "Deputy Minister"))
            .then(|| self.deputies_of(a))
            .flatten();
        let named: Vec<&str> = match &named {
            Some(offices) => offices.iter().map(String::as_str).collect(),
            None => titles.to_vec(),
        };
        let all = self.each_of(a, s, i, &named, &countries, None);
        // "The two commanders" may well be the ministers told of.
        let vague = |o: &&str| matches!(*o, "Commander" | "Chief of Staff" | "Head of State");
        if !told && named.iter().any(vague) && !all.iter().all(|w| matches!(w, Who::Person(_))) {
            return None;
        }
        Some(
            all.into_iter()
                .map(|w| then(w.clone()).unwrap_or(w))
                .collect(),
        )
    }

    /// Who holds each of the titles in each of the countries.
    fn each_of(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        i: usize,
        titles: &[&str],
        countries: &[CountryCode],
        org: Option<&String>,
    ) -> Vec<Who> {
        let mut out = Vec::new();
        for &c in countries {
            if titles.is_empty() {
                out.push(self.holder(a, s, i, None, Some(c), org.cloned()));
            }
            for title in titles {
                out.push(self.holder(a, s, i, Some(title), Some(c), org.cloned()));
            }
        }
        out
    }

    /// Who holds `office` in `country`, by name where the report names somebody.
    pub(crate) fn holder(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        at: usize,
        office: Option<&str>,
        country: Option<CountryCode>,
        org: Option<String>,
    ) -> Who {
        let family = office.map(offices::family);
        let generic = office.is_none_or(offices::is_generic);
        // "the Minister of State" for the Minister of State for Foreign Affairs, "the Speaker" for that of an assembly,
        // "the military chief" for whoever heads the forces
        let short = |h: &crate::people::Held| {
            office.is_some_and(|o| {
                let more = |rest: &str| rest.starts_with(" for ") || rest.starts_with(" of ");
                let told = &h.office.canonical;
                (o.contains(' ') || o == "Speaker") && told.strip_prefix(o).is_some_and(more)
                    || o == "Military Chief" && offices::family(told) == "armed forces"
            })
        };
        let asked = country;
        let country = country
            .or_else(|| super::recent::speaks_of(a, s, at).filter(|_| org.is_none() && !generic));
        let others = match country {
            None => super::recent::counterparts_behind(s, at),
            Some(_) => Vec::new(),
        };
        let objects = super::recent::objects_behind(s, at);
        let fits = |p: usize| {
            let known = a.people.all.get(p);
            let other = others.contains(&p) || objects.contains(&p);
            let Some(person) = known.filter(|_| !other) else {
                return false;
            };
            let of_country = country.is_none_or(|c| {
                person.country == Some(c)
                    || person.offices.iter().any(|h| h.office.country == Some(c))
            });
            let of_org = org.as_ref().is_none_or(|o| {
                person
                    .offices
                    .iter()
                    .any(|h| h.office.org.as_ref() == Some(o))
            });
            let in_office = match &family {
                None => true,
                Some(_) if generic => {
                    // "the French leader" may be a man whose office the report leaves out.
                    country.is_some() && person.offices.is_empty()
                        || office.is_none_or(|o| offices::fits_noun(person, &o.to_lowercase()))
                }
                Some(f) => person.offices.iter().any(|h| {
                    h.office.qualifier != Some(Tenure::Former)
                        && (offices::family(&h.office.canonical) == *f || short(h))
                        // "Premier Li" is not "the prime minister" of a report that tells of another.
                        && !(country.is_none()
                            && h.office.canonical == "Premier"
                            && office == Some("Prime Minister"))
                }),
            };
            of_country && of_org && in_office
        };
        // The very title first: "the CDF" is no Chief of the General Staff where both are told of.
        let plain = |o: &str| o.to_lowercase().replace("the ", "");
        let titled = |p: usize| {
            office.is_some_and(|o| {
                a.people.all.get(p).is_some_and(|x| {
                    x.offices
                        .iter()
                        .any(|h| plain(&h.office.canonical) == plain(o))
                })
            })
        };
        let at_home =
            |p: usize| a.home.is_some() && a.people.all.get(p).is_some_and(|x| x.country == a.home);
        if country.is_none() && org.is_none() && !generic {
            let rivals = (0..a.people.all.len()).filter(|&p| fits(p)).count() > 1;
            let mut exact = (0..a.people.all.len()).filter(|&p| fits(p) && titled(p));
            if let (true, Some(p), None) = (rivals, exact.next(), exact.next()) {
                return Who::Person(p);
            }
        }
        // "the Brazilian leader" is its president rather than one of his ministers.
        let leads = |p: usize| {
            a.people.all.get(p).is_some_and(|x| {
                x.offices
                    .iter()
                    .any(|h| offices::is_head(&h.office.canonical) || h.office.canonical == LEADER)
            })
        };
        // "the Head of State", "the head of the Government": whoever is, whatever he is called.
        let head_of = matches!(office, Some("Head of State" | "Head of Government"));
        if head_of {
            let heads = |p: usize| {
                let Some(x) = a.people.all.get(p) else {
                    return false;
                };
                let governs = office == Some("Head of Government");
                let fits = |o: &str| {
                    if governs {
                        matches!(o, "Prime Minister" | "Premier" | "Chancellor")
                    } else {
                        offices::is_head(o)
                            && !matches!(o, "Prime Minister" | "Premier" | "Chancellor")
                    }
                };
                country.is_none_or(|c| x.country == Some(c))
                    && x.offices.iter().any(|h| {
                        h.office.qualifier != Some(Tenure::Former) && fits(&h.office.canonical)
                    })
            };
            if country.is_none()
                && let Some(p) = self.recent_person(a, s, at, |p| heads(p) && at_home(p))
            {
                return Who::Person(p);
            }
            if let Some(p) = self.recent_person(a, s, at, heads) {
                return Who::Person(p);
            }
        }
        if office == Some(LEADER)
            && let Some(p) = self.recent_person(a, s, at, |p| fits(p) && leads(p))
        {
            return Who::Person(p);
        }
        // "The minister" is no head of government where another minister is told of.
        let junior = |p: usize| {
            let mut offices = a.people.all.get(p).into_iter().flat_map(|x| &x.offices);
            fits(p) && offices.all(|h| !offices::is_head(&h.office.canonical))
        };
        // "The spokeswoman summed up the tour from which the minister returned": hers.
        if office == Some("Minister")
            && country.is_none()
            && let Some(c) = self.spoken_for(a, s, at)
            && let Some(p) = self.recent_person(a, s, at, |p| {
                junior(p) && a.people.all.get(p).is_some_and(|x| x.country == Some(c))
            })
        {
            return Who::Person(p);
        }
        if office == Some("Minister")
            && let Some(p) = self.recent_person(a, s, at, junior)
        {
            // "The Russian minister" is none who was named only as his deputy.
            let land = |p: usize| a.people.all.get(p).and_then(|x| x.country);
            let deputy = |p: usize| {
                a.people.all.get(p).is_some_and(|x| {
                    x.offices
                        .iter()
                        .all(|h| offices::is_deputy(&h.office.canonical))
                })
            };
            let chief = |x: usize| junior(x) && !deputy(x) && land(x) == land(p);
            let above = deputy(p)
                .then(|| self.recent_person(a, s, at, chief))
                .flatten();
            return Who::Person(above.unwrap_or(p));
        }
        if let Some(p) = self.recent_person(a, s, at, fits) {
            return Who::Person(p);
        }
        // Named only later in the report.
        let mut later = (0..a.people.all.len()).filter(|&p| fits(p));
        if let (Some(p), None) = (later.next(), later.next()) {
            return Who::Person(p);
        }
        // "Iran's top diplomat met the emir. On Monday Zarif …": the one of that country whom the report names without
        // saying what he is.
        let bare = |p: usize| {
            a.people
                .all
                .get(p)
                .is_some_and(|x| x.country == country && x.offices.is_empty() && x.rank.is_none())
        };
        let mut unsaid = (0..a.people.all.len()).filter(|&p| bare(p));
        if self.seen.is_empty()
            && country.is_some()
            && org.is_none()
            && let (Some(p), None) = (unsaid.next(), unsaid.next())
            && (0..a.people.all.len())
                .filter(|&x| a.people.all[x].country == country)
                .count()
                == 1
        {
            return Who::Person(p);
        }
        // "Poland's Sikorski was in Vilnius. There the foreign minister had lunch with X": he of whom the sentence before told,
        // without saying what he is.
        let untold = |p: usize| {
            a.people.all.get(p).is_some_and(|x| {
                x.offices.is_empty()
                    && x.rank.is_none()
                    && x.country.is_some()
                    && asked.is_none_or(|c| x.country == Some(c))
            })
        };
        if !generic
            && org.is_none()
            && let Some(p) = self.last_subject().filter(|&p| untold(p))
            && named_just_before(a, s, p)
        {
            return Who::Person(p);
        }
        Who::Post {
            office: office
                .map(|o| if o == offices::MONARCH { "King" } else { o })
                .filter(|o| !offices::is_generic(o))
                .map(|o| offices::national(o, country)),
            // Where all that the report tells of is his counterpart's, it does not tell whose he is.
            country: country.or(a.home.filter(|h| {
                org.is_none()
                    && !others
                        .iter()
                        .chain(objects.iter().filter(|&&p| titled(p)))
                        .any(|&p| a.people.all.get(p).is_some_and(|x| x.country == Some(*h)))
            })),
            org,
        }
    }
}

/// Whether person `p` is named in the sentence before `s`.
fn named_just_before(a: &Analysis<'_>, s: &Sentence, p: usize) -> bool {
    let at = a.sentences.partition_point(|x| x.span.start < s.span.start);
    at.checked_sub(1)
        .and_then(|i| a.sentences.get(i))
        .is_some_and(|before| {
            before
                .mentions
                .iter()
                .any(|m| matches!(&m.what, crate::mentions::What::Person(x) if x.person == Some(p)))
        })
}

/// Whether somebody is told to hold offices, and none of them is `office`.
fn holds_another(a: &Analysis<'_>, who: &Who, office: &str) -> bool {
    let family = offices::family(office);
    let other = |o: &str| offices::family(o) != family && !offices::is_generic(o);
    match who {
        Who::Person(p) => a.people.all.get(*p).is_some_and(|p| {
            !p.offices.is_empty() && p.offices.iter().all(|h| other(&h.office.canonical))
        }),
        Who::Post {
            office: Some(o), ..
        } => other(o),
        _ => false,
    }
}

/// "his counterparts in Baku and Yerevan": the countries of which these are the capitals.
fn seats(s: &Sentence, i: usize) -> Vec<CountryCode> {
    let t = &s.tree;
    t.prep_objects(i, "in")
        .into_iter()
        .flat_map(|o| t.conjuncts(o))
        .filter_map(|c| match s.mention(c).map(|m| &m.what) {
            Some(What::Place(p)) => p.capital_of,
            _ => None,
        })
        .collect()
}
