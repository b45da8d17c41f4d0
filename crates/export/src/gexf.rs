//! GEXF 1.3, for Gephi: the network with its days, so that the timeline plays it.

use crate::network::{EDGE, NODE, Network};
use crate::world::World;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};
use std::io::{self, Write};

/// Writes the network.
pub(crate) fn write(world: &World<'_>, any_status: bool, out: &mut dyn Write) -> io::Result<()> {
    let network = Network::of(world, any_status);
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = xml
        .create_element("gexf")
        .with_attributes([("xmlns", "http://gexf.net/1.3"), ("version", "1.3")]);
    root.write_inner_content(|xml| {
        xml.create_element("meta").write_inner_content(|xml| {
            text(xml, "creator", "Sidelines")?;
            text(
                xml,
                "description",
                "Contacts told in press reports; a line is one contact",
            )
        })?;
        let graph = xml.create_element("graph").with_attributes([
            ("defaultedgetype", "undirected"),
            ("mode", "dynamic"),
            ("timeformat", "date"),
            ("timerepresentation", "interval"),
        ]);
        graph.write_inner_content(|xml| content(xml, &network))?;
        Ok(())
    })?;
    out.write_all(b"\n")
}

fn content<W: Write>(xml: &mut Writer<W>, network: &Network) -> io::Result<()> {
    for (class, names) in [("node", NODE.as_slice()), ("edge", EDGE.as_slice())] {
        xml.create_element("attributes")
            .with_attributes([("class", class), ("mode", "static")])
            .write_inner_content(|xml| {
                for name in names {
                    let kind = if *name == "independent_sources" {
                        "integer"
                    } else {
                        "string"
                    };
                    xml.create_element("attribute")
                        .with_attributes([("id", *name), ("title", *name), ("type", kind)])
                        .write_empty()?;
                }
                Ok(())
            })?;
    }
    xml.create_element("nodes").write_inner_content(|xml| {
        for (id, node) in &network.nodes {
            let label = node.label.as_str();
            let element = xml
                .create_element("node")
                .with_attributes([("id", id.as_str()), ("label", label)]);
            element.write_inner_content(|xml| values(xml, &node.values))?;
        }
        Ok(())
    })?;
    xml.create_element("edges").write_inner_content(|xml| {
        for edge in &network.edges {
            let mut element = xml.create_element("edge").with_attributes([
                ("id", edge.id.as_str()),
                ("source", edge.source.as_str()),
                ("target", edge.target.as_str()),
                ("label", edge.label.as_str()),
                ("weight", "1"),
            ]);
            for (name, day) in [("start", &edge.start), ("end", &edge.end)] {
                if let Some(day) = day.as_deref().filter(|d| d.len() == 10) {
                    element = element.with_attribute((name, day));
                }
            }
            element.write_inner_content(|xml| values(xml, &edge.values))?;
        }
        Ok(())
    })?;
    Ok(())
}

fn values<W: Write>(xml: &mut Writer<W>, values: &[(&'static str, String)]) -> io::Result<()> {
    xml.create_element("attvalues").write_inner_content(|xml| {
        for (name, value) in values.iter().filter(|(_, v)| !v.is_empty()) {
            xml.create_element("attvalue")
                .with_attributes([("for", *name), ("value", value.as_str())])
                .write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn text<W: Write>(xml: &mut Writer<W>, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name)
        .write_text_content(quick_xml::events::BytesText::new(text))?;
    Ok(())
}
