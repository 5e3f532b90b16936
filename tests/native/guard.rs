//! The pupil-data guard: its findings in sentences that schools write, the sentences it leaves alone, and its edges.
//!
//! The two sets in `guard/` are invented. They were written before the code, with lines that it was expected to miss,
//! and no line was taken out since. Numbers in them are nobody's: local authority 000 or 999, NHS numbers from 999,
//! telephone numbers from those that Ofcom keeps for drama, addresses at example domains.
//!
//! The code was written with the sets at hand, so their counts are no forecast. In sentences that it had not seen, it
//! found about four items in five. Of innocent sentences that name many adults, it marked up to one in five.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use join_the_dots::guard::{Finding, Kind, find_pupil_data, redact};
use proptest::prelude::*;

const PLANTED: &str = include_str!("guard/planted.txt");
const INNOCENT: &str = include_str!("guard/innocent.txt");

/// Groups smaller than this are found in the sets.
const SMALLEST: u32 = 5;

/// The findings in a text: their kinds and their characters.
fn found(text: &str) -> Vec<(Kind, &str)> {
    find_pupil_data(text, SMALLEST).into_iter().map(|find| (find.kind, &text[find.range])).collect()
}

/// The findings of one kind in a text.
fn found_of_kind(kind: Kind, text: &str) -> Vec<String> {
    found(text).into_iter().filter(|(found, _)| *found == kind).map(|(_, words)| words.to_owned()).collect()
}

#[test]
fn planted_items_are_found() {
    let lines: Vec<&str> = PLANTED.lines().collect();
    assert_eq!(lines.len(), 100);
    let mut missed = Vec::new();
    let mut planted = BTreeSet::new();
    for line in &lines {
        let (kind, marked) = line.split_once('\t').unwrap();
        planted.insert(kind);
        let (before, rest) = marked.split_once("[[").unwrap();
        let (item, after) = rest.split_once("]]").unwrap();
        let text = format!("{before}{item}{after}");
        let item = before.len()..before.len() + item.len();
        let is_item = |find: &Finding| {
            format!("{:?}", find.kind) == kind && find.range.start < item.end && item.start < find.range.end
        };
        if !find_pupil_data(&text, SMALLEST).iter().any(is_item) {
            missed.push(format!("{line}\n    found: {:?}", found(&text)));
        }
    }
    let kinds = Kind::ALL.map(|kind| format!("{kind:?}"));
    assert_eq!(planted, kinds.iter().map(String::as_str).collect());
    let reached = lines.len() - missed.len();
    println!("{reached} of {} found. Missed:\n{}", lines.len(), missed.join("\n"));
    assert!(reached >= 100, "{reached}");
}

#[test]
fn innocent_sentences_are_left_alone() {
    let lines: Vec<&str> = INNOCENT.lines().collect();
    assert_eq!(lines.len(), 300);
    let marked: Vec<String> = lines
        .iter()
        .filter(|line| !found(line).is_empty())
        .map(|line| format!("{line}\n    found: {:?}", found(line)))
        .collect();
    println!("{} of {} wrongly marked:\n{}", marked.len(), lines.len(), marked.join("\n"));
    assert!(marked.len() <= 1, "{}", marked.len());
}

#[test]
fn a_pupil_number_has_a_check_letter_or_is_called_one() {
    let pupil = |text: &str| found_of_kind(Kind::PupilNumber, text);
    assert_eq!(pupil("Y000123419001"), ["Y000123419001"]);
    assert_eq!(pupil("(y000 1234 19 001)"), ["y000 1234 19 001"]);
    assert_eq!(pupil("M00033211604A and x99955501812t"), ["M00033211604A", "x99955501812t"]);
    // Any other letter is wrong, and a digit changed is too.
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXZ".chars() {
        assert_eq!(pupil(&format!("{letter}000123419001")), [""; 0], "{letter}");
    }
    assert_eq!(pupil("Y000123419002"), [""; 0]);
    assert_eq!(pupil("M00033211604I"), [""; 0]);
    assert_eq!(pupil("UPN Y000123419002, pupil number: Z000123419001"), ["Y000123419002", "Z000123419001"]);
    // Longer and shorter is something else, said or not.
    assert_eq!(pupil("UPN Y0001234190011, Y00012341900, AY000123419001"), [""; 0]);
    assert_eq!(pupil("asset Y000123419001"), [""; 0]);
}

#[test]
fn an_nhs_number_has_a_check_digit_or_is_called_one() {
    let nhs = |text: &str| found_of_kind(Kind::NhsNumber, text);
    assert_eq!(nhs("9990000018, 999 000 0018; 999-000-0018"), ["9990000018", "999 000 0018", "999-000-0018"]);
    for digit in [0, 1, 2, 3, 4, 5, 6, 7, 9] {
        assert_eq!(nhs(&format!("999 000 001{digit}")), [""; 0], "{digit}");
    }
    assert_eq!(nhs("NHS number 999 000 0019"), ["999 000 0019"]);
    assert_eq!(nhs("99 90 00 00 18"), [""; 0]);
    assert_eq!(nhs("order 9990000018 and 19990000018"), [""; 0]);
}

#[test]
fn an_insurance_number_has_a_prefix_in_use() {
    let insurance = |text: &str| found_of_kind(Kind::InsuranceNumber, text);
    assert_eq!(insurance("AB123456C, AB 12 34 56 C and ab123456c"), ["AB123456C", "AB 12 34 56 C", "ab123456c"]);
    for prefix in ["BG", "GB", "KN", "NK", "NT", "TN", "ZZ", "DA", "FA", "IA", "QQ", "UA", "VA", "AO", "AD", "AQ"] {
        assert_eq!(insurance(&format!("{prefix}123456C")), [""; 0], "{prefix}");
    }
    assert_eq!(insurance("AB123456E"), [""; 0]);
    assert_eq!(insurance("we meet at 10 15 30 a bell rings"), [""; 0]);
    assert_eq!(insurance("ni ab 12 34 56 c"), ["ab 12 34 56 c"]);
}

#[test]
fn a_date_is_a_date_of_birth_if_the_text_says_so() {
    let birth = |text: &str| found_of_kind(Kind::BirthDate, text);
    for date in [
        "12/03/2014",
        "12-03-14",
        "12.3.2014",
        "2014-03-12",
        "12 March 2014",
        "12th Mar 2014",
        "March 12 2014",
        "12th of March, 2014",
        "12 Mar '14",
        "Sept. 3rd, 2014",
        "120314",
    ] {
        for said in ["DOB", "D.O.B.", "born on", "Date of birth:", "his birthday is", "(b.", "Birth date -"] {
            assert_eq!(birth(&format!("{said} {date}")), [date], "{said} {date}");
        }
        for said in ["Reviewed on", "Next meeting", "Date of review:", "The club was set up by a born leader in"] {
            assert_eq!(birth(&format!("{said} {date}")), [""; 0], "{said} {date}");
        }
    }
    assert_eq!(birth("Aisha Khan (12/03/2014)"), ["12/03/2014"]);
    assert_eq!(birth("plan (12/03/2014)"), [""; 0]);
    // "dob" is about the first date only.
    assert_eq!(birth("dob 12/03/2014, reviewed 12/03/2025"), ["12/03/2014"]);
    assert_eq!(birth("born 32/03/2014, 12/13/2014, 12/03/201"), [""; 0]);
}

#[test]
fn an_email_address_has_both_its_parts() {
    let email = |text: &str| found_of_kind(Kind::Email, text);
    assert_eq!(email("<a.b-c+d@example.sch.uk>, or zoë@example.org."), ["a.b-c+d@example.sch.uk", "zoë@example.org"]);
    assert_eq!(email("@example.org, a@example, a@.org, a@b.1, @ @@"), [""; 0]);
    assert_eq!(email("a @ example.org"), ["a @ example.org"]);
    assert_eq!(email("a@b.org@c.org"), ["a@b.org"]);
}

#[test]
fn a_telephone_number_is_one_of_the_united_kingdom() {
    let telephone = |text: &str| found_of_kind(Kind::Telephone, text);
    for number in [
        "01632 960123",
        "(01632) 960123",
        "01632960123",
        "020 7946 0123",
        "07700 900123",
        "07700-900-123",
        "+44 7700 900123",
        "+44 (0) 7700 900123",
        "0044 1632 960123",
        "08081 570123",
        "03069 990123",
        "01632 96012",
    ] {
        assert_eq!(telephone(&format!("Ring {number}, please")), [number]);
    }
    for other in
        ["0163 960", "04632 960123", "£07700900123", "01-02-2025 15", "017009001234", "A07700900123", "116 123"]
    {
        assert_eq!(telephone(&format!("Ring {other}, please")), [""; 0], "{other}");
    }
    assert_eq!(telephone("07700 900123 07700 900124"), ["07700 900123", "07700 900124"]);
}

#[test]
fn a_name_is_a_childs_unless_the_text_says_otherwise() {
    let name = |text: &str| found_of_kind(Kind::Name, text);
    for (text, expected) in [
        ("We met Aisha Khan's mum.", "Aisha Khan"),
        ("Case: Oliver B., autism", "Oliver B"),
        ("AISHA KHAN read to us", "AISHA KHAN"),
        ("Zoë Brontë-Müller sang", "Zoë Brontë-Müller"),
        // Accents as characters of their own, as some keyboards and copied texts have them.
        ("Zoe\u{308} Bronte\u{308}-Mu\u{308}ller sang", "Zoe\u{308} Bronte\u{308}-Mu\u{308}ller"),
        ("the pupil Łukasz", "Łukasz"),
        ("Jack (Year 4) and Jørgen (Year 3) read", "Jack (Year 4"),
        ("today ella robinson ate well", "ella robinson"),
        ("the pupil Jack", "Jack"),
        ("Jack (Year 4) reads", "Jack (Year 4"),
        ("saw Jack in Y4", "Jack in Y4"),
        ("Smith, Jack: reads well", "Smith, Jack"),
        ("Name: Vuyo Mbatha", "Vuyo Mbatha"),
    ] {
        assert_eq!(name(text), [expected], "{text}");
    }
    for text in [
        "Jack's mum came.",
        "Jack read well.",
        "Mrs Aisha Khan came.",
        "Aisha Khan, the deputy headteacher, came.",
        "Aisha Khan (TA) came.",
        "Led by Aisha Khan",
        "Staff: Aisha Khan, Tom Smith",
        "Grace Academy, Victoria Road, Isaac Newton house",
        "Will Year 4 come? Mark Year 6 books. May Half Term.",
        "We read Roald Dahl.",
        "Aisha\nKhan",
    ] {
        assert_eq!(name(text), [""; 0], "{text}");
    }
}

#[test]
fn a_small_group_is_a_count_of_pupils() {
    let group = |text: &str| found_of_kind(Kind::SmallGroup, text);
    for (text, expected) in [
        ("3 pupils read", "3 pupils"),
        ("Two children in Year 4", "Two children"),
        ("one girl with an EHCP", "one girl"),
        ("Three of our Year 6 pupils", "Three of our Year 6 pupils"),
        ("2 or 3 pupils stay", "3 pupils"),
        ("only 4 young people came", "4 young people"),
        ("EHCPs: 2", "EHCPs: 2"),
    ] {
        assert_eq!(group(text), [expected], "{text}");
    }
    for text in [
        "5 pupils, 25 pupils, 0 pupils, no pupils",
        "one child in four, 2 out of 3 people, 3% of pupils, 2.3 pupils",
        "more than 3 pupils, up to 3 pupils, fewer than four pupils",
        "Year 3 pupils, Key Stage 2 pupils, Years 3 and 4 pupils",
        "every one of the pupils, one-to-one, one to one pupils",
        "3 targets, 2 hours for pupils, two staff and the pupils",
        "2 children to a laptop, 3 pupils at a time, one pupil survey",
    ] {
        assert_eq!(group(text), [""; 0], "{text}");
    }
    let text = "3 pupils and nineteen pupils";
    assert_eq!([0, 3, 4, 20].map(|smallest| find_pupil_data(text, smallest).len()), [0, 0, 1, 2]);
}

#[test]
fn findings_that_overlap_become_one() {
    // The e-mail address has a telephone number and a name in it.
    assert_eq!(found("aisha.khan07700900123@example.org"), [(Kind::Email, "aisha.khan07700900123@example.org")]);
    assert_eq!(
        found("one pupil Jack (Year 4), b. 12/03/2014, upn Y000123419001"),
        [
            (Kind::SmallGroup, "one pupil"),
            (Kind::Name, "Jack"),
            (Kind::BirthDate, "12/03/2014"),
            (Kind::PupilNumber, "Y000123419001"),
        ]
    );
}

#[test]
fn findings_are_redacted() {
    let text = "Zoë Brontë-Müller – dob 12 March 2014 – ‘ok’ 👍";
    assert_eq!(redact(text, &find_pupil_data(text, 5)), "███ █████████████ – dob ██ █████ ████ – ‘ok’ 👍");
    assert_eq!(redact(text, &[]), text);
    // In any order, overlapping, past the end.
    let findings = [3..6, 0..4, 50..99].map(|range| Finding { kind: Kind::Name, range });
    assert_eq!(redact("a bcdé", &findings), "█ ████");
}

#[test]
fn an_empty_text_has_no_findings() {
    assert_eq!(find_pupil_data("", 10), []);
    assert_eq!(find_pupil_data(" \n\t…—“”", 10), []);
    assert_eq!(redact("", &[]), "");
}

#[test]
fn every_kind_says_what_it_is_and_why() {
    for kind in Kind::ALL {
        assert!(!kind.name().is_empty() && kind.why().ends_with('.'), "{kind:?}");
    }
    assert!(Kind::ALL.is_sorted_by(|one, next| one < next));
    assert_eq!(Kind::ALL.iter().map(|kind| kind.name()).collect::<BTreeSet<_>>().len(), Kind::ALL.len());
}

#[test]
fn the_time_is_linear_in_the_length_of_the_text() {
    // Twice the text may not take four times as long.
    let once = |unit: &str, length: usize| {
        let text = unit.repeat(length / unit.len() + 1);
        let start = Instant::now();
        std::hint::black_box(find_pupil_data(&text, 10));
        start.elapsed()
    };
    // The best of three, measured again if a busy machine spoils it: a scanner that is not linear fails every time.
    let timed = |unit: &str, length: usize| (0..3).map(|_| once(unit, length)).min().unwrap();
    let is_linear = |unit: &str, length: usize| {
        let mut measured = Vec::new();
        let linear = (0..4).any(|_| {
            let (half, whole) = (timed(unit, length / 2), timed(unit, length));
            measured.push((half, whole));
            whole < half * 4 + Duration::from_millis(250)
        });
        assert!(linear, "{unit:.9}: half of {length} bytes and all of them took {measured:?}");
    };
    is_linear(&INNOCENT.replace('\n', " "), 1_000_000);
    // Each of these could lead a scanner on and on.
    for unit in ["a", "1", "1 ", "A", "Aa ", "@", "a@", "a.", "07700 ", "born ", "two of the ", "Jack, ", "é-"] {
        is_linear(unit, 100_000);
    }
}

/// Texts made of pieces of pupil data, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[0-9]{1,14}",
        "[A-Za-z]{1,3}",
        "[ .,:;@+()/£%\\-'’\n–]{1,2}",
        prop::sample::select(vec![
            "Aisha Khan",
            "Jack",
            "Year 4",
            "SMITH",
            "dob",
            "born",
            "b.",
            "12 March 2014",
            "07700",
            "+44",
            "UPN",
            "nhs",
            "two",
            "pupils",
            "of the",
            "Zoë",
            "İ",
            "ß",
            "👍",
            "e\u{301}",
            "Mrs",
            "SENCo",
            "one child",
            "Y000123419001",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn findings_are_in_order_and_on_character_boundaries_and_never_overlap(text in pieces(), smallest in 0u32..25) {
        let findings = find_pupil_data(&text, smallest);
        let mut past = 0;
        for find in &findings {
            prop_assert!(past <= find.range.start && find.range.start < find.range.end);
            prop_assert!(text.get(find.range.clone()).is_some());
            past = find.range.end;
        }
        let redacted = redact(&text, &findings);
        let expected: String = text
            .char_indices()
            .map(|(at, c)| {
                let is_found = findings.iter().any(|finding| finding.range.contains(&at));
                if is_found && !c.is_whitespace() { '█' } else { c }
            })
            .collect();
        prop_assert_eq!(redacted, expected);
    }

    #[test]
    fn any_text_can_be_searched_and_redacted(text: String, smallest: u32) {
        let findings = find_pupil_data(&text, smallest);
        prop_assert_eq!(redact(&text, &findings).chars().count(), text.chars().count());
    }
}
