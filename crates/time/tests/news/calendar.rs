//! Days, months and years of the calendar, single and joined.

use sidelines_time::TenseHint;

use crate::check;

#[test]
fn days_of_the_month() {
    check(
        "2021-07-28",
        TenseHint::Unknown,
        &[
            "on July 14. | July 14 = 2021-07-14",
            "on 28 July | 28 July = 2021-07-28",
            "28th July 2021 | 28th July 2021 = 2021-07-28",
            "July 28, 2021, | July 28, 2021 = 2021-07-28",
            "Jul. 28 | Jul. 28 = 2021-07-28",
            "the 28th of July | the 28th of July = 2021-07-28",
            "2021-07-28 | 2021-07-28 = 2021-07-28",
            "28/07/2021 | 28/07/2021 = 2021-07-28",
            "28.07.2021 | 28.07.2021 = 2021-07-28",
            "18-09-2020 22:21 IST | 18-09-2020 = 2020-09-18",
            "Published: 11/15/2020 | 11/15/2020 = 2020-11-15",
            "June 26th | June 26th = 2021-06-26",
            "On the 16th he addresses | the 16th = 2021-07-16",
            "ends on the 23rd. | the 23rd = 2021-07-23",
            "Thursday (July 29) | Thursday (July 29) = 2021-07-29",
            "Wednesday, 28 July | Wednesday, 28 July = 2021-07-28",
            "on Wednesday (28) to | Wednesday (28) = 2021-07-28",
            "July 28 (Wednesday) | July 28 (Wednesday) = 2021-07-28",
            "on March 31 this year, | March 31 this year = 2021-03-31",
            "on April 18 last year. | April 18 last year = 2020-04-18",
            "September 18 of this year: | September 18 of this year = 2021-09-18",
            "last May 19 | last May 19 = 2021-05-19",
            "20th of next month | 20th of next month = 2021-08-20",
            "JUNE 24, 2023 | JUNE 24, 2023 = 2023-06-24",
            "Fri 5 May 2023 | Fri 5 May 2023 = 2023-05-05",
            "on the evening of May 31. | the evening of May 31 = 2021-05-31",
            "Trump's own, on Aug. 25: Putin | Aug. 25 = 2021-08-25",
            "in June 2001: Russia | June 2001 = 2001-06",
            "New York saw the second in September of that year. | September of that year = 2021-09",
            "15-Jan-2021 | 15-Jan-2021 = 2021-01-15",
        ],
    );
}

#[test]
fn several_days() {
    check(
        "2021-07-28",
        TenseHint::Present,
        &[
            "visiting Dushanbe from July 27 to 29 to attend | from July 27 to 29 = 2021-07-27/2021-07-29",
            "27-29 July | 27-29 July = 2021-07-27/2021-07-29",
            "July 27 to 29 | July 27 to 29 = 2021-07-27/2021-07-29",
            "from July 27 to August 2 | from July 27 to August 2 = 2021-07-27/2021-08-02",
            "between 5 and 9 May | between 5 and 9 May = 2021-05-05/2021-05-09",
            "July 27-29, 2020 | July 27-29, 2020 = 2020-07-27/2020-07-29",
            "on October 9–10 at | October 9–10 = 2021-10-09/2021-10-10",
            "on April 27 and 28. | April 27 and 28 = 2021-04-27/2021-04-28",
            "on June 30 and July 1. | June 30 and July 1 = 2021-06-30/2021-07-01",
            "on May 30 and 31. | May 30 and 31 = 2021-05-30/2021-05-31",
            "July 5 and 9 | July 5 and 9 = [2021-07-05,2021-07-09]",
            "July 27, 28 and 29 | July 27, 28 and 29 = 2021-07-27/2021-07-29",
            "5 and 6 May | 5 and 6 May = 2021-05-05/2021-05-06",
            "July 28 or 29 | July 28 or 29 = [2021-07-28,2021-07-29]",
            "from May 31 to Jun. 2, and | from May 31 to Jun. 2 = 2021-05-31/2021-06-02",
            "From 23 August to 26 August 2021 the | From 23 August to 26 August 2021 = 2021-08-23/2021-08-26",
            "from 28 to 30 November to | from 28 to 30 November = 2021-11-28/2021-11-30",
            "her two-day visit (21-22 June) | 21-22 June = 2021-06-21/2021-06-22",
            "Nov 16-28 | Nov 16-28 = 2021-11-16/2021-11-28",
            "31 May – 2 June 2024 | 31 May – 2 June 2024 = 2024-05-31/2024-06-02",
            "December 30 to January 2, 2022 | December 30 to January 2, 2022 = 2021-12-30/2022-01-02",
            "from June 4 | from June 4 = 2021-06-04/..",
            "till July 29 | till July 29 = ../2021-07-29",
            "beginning June 5 | beginning June 5 = 2021-06-05/..",
        ],
    );
}

#[test]
fn months_and_years() {
    check(
        "2021-07-28",
        TenseHint::Past,
        &[
            "in March 2021 | March 2021 = 2021-03",
            "last month | last month = 2021-06",
            "this month | this month = 2021-07",
            "earlier this month | earlier this month = 2021-07",
            "in September last year, | September last year = 2020-09",
            "In May of this year | May of this year = 2021-05",
            "last September | last September = 2020-09",
            "late March | late March = 2021-03",
            "late in August | late in August = 2020-08",
            "since April-May 2020 | since April-May 2020 = 2020-04/..",
            "in late-2020 | late-2020 = 2020",
            "by end-March | by end-March = ../2021-03",
            "effective January 1 | effective January 1 = 2021-01-01/..",
            "the 1967 borders | 1967 = 1967",
            "in the year 2019-20 | year 2019-20 = 2019/2020",
            "in Jan/Feb 2020 | Jan/Feb 2020 = 2020-01/2020-02",
            "mid-2019 | mid-2019 = 2019",
            "mid-June | mid-June = 2021-06",
            "first week of September 2020 | first week of September 2020 = 2020-09-01/2020-09-07",
            "the second half of June | the second half of June = 2021-06-16/2021-06-30",
            "last year | last year = 2020",
            "in 2017. | 2017 = 2017",
            "since 2017 | since 2017 = 2017/..",
            "in 2021-2022 and 2022-23 | 2021-2022 = 2021/2022 | 2022-23 = 2022/2023",
            "after the 2020 Border standoff | 2020 = 2020",
            "between August and the end of 2021 | between August and the end of 2021 = 2021-08/2021",
            "In the first quarter of 2020 | the first quarter of 2020 = 2020-01/2020-03",
            "the summer of 2019 | the summer of 2019 = 2019-06/2019-08",
            "in the 1990s | the 1990s = 1990/1999",
            "on the first Friday of July | the first Friday of July = 2021-07-02",
            "this week | this week = 2021-07-26/2021-08-01",
            "for their 2024 meeting | 2024 = 2024",
            "the first ten days of August 2020 | the first ten days of August 2020 = 2020-08-01/2020-08-10",
            "the last four months of 2020 | the last four months of 2020 = 2020-09/2020-12",
            "the last weekend of October 2020 | the last weekend of October 2020 = 2020-10-31/2020-11-01",
            "last week | last week = 2021-07-19/2021-07-25",
            "last weekend | last weekend = 2021-07-24/2021-07-25",
            "Earlier this week | Earlier this week = 2021-07-26/2021-07-28",
        ],
    );
    check(
        "2021-07-28",
        TenseHint::Future,
        &[
            "next month | next month = 2021-08",
            "later this year | later this year = 2021",
            "next year | next year = 2022",
            "next week | next week = 2021-08-02/2021-08-08",
            "this weekend | this weekend = 2021-07-31/2021-08-01",
            "the end of the month | the end of the month = 2021-07",
            "by the end of October | by the end of October = ../2021-10",
            "early April | early April = 2022-04",
            "next spring | next spring = 2022-03/2022-05",
            "later this week | later this week = 2021-07-28/2021-08-01",
            "in the week of August 9 | the week of August 9 = 2021-08-09/2021-08-15",
        ],
    );
}
