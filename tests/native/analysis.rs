//! Gaps, progress, movement and rules about days. Blank and not applicable ratings take no part in figures, and are
//! counted.

use jiff::civil::{Date, date};
use join_the_dots::analysis::{EvidenceAge, Gaps, Movement, Progress, days_between, days_in_words, last_academic_year};
use join_the_dots::framework::Term;

use crate::school::School;

#[test]
fn gaps_are_ranked_widest_first_and_ties_stay_in_order() {
    let School { pack, round } = School::new()
        .rate("1-1", 4, 6)
        .rate("1-2", 8, 6)
        .rate("2-4", 3, 7)
        .rate("2-6", 2, 6)
        .rate("5-5", 5, 5)
        .rate("7-5", 1, 10);
    let gaps = Gaps::in_round(&pack, &round);
    let ranked: Vec<(&str, i16)> = gaps.ranked.iter().map(|gap| (gap.statement.number.as_str(), gap.width())).collect();
    assert_eq!(ranked, [("7.5", 9), ("2.4", 4), ("2.6", 4), ("1.1", 2), ("5.5", 0), ("1.2", -2)]);
    let place = |number: &str| {
        let (_, statement) = pack.statements().find(|(_, statement)| statement.number == number).unwrap();
        gaps.place(statement)
    };
    assert_eq!(place("7.5"), Some((1, false)));
    assert_eq!(place("2.6"), Some((2, true)));
    assert_eq!(place("1.1"), Some((4, false)));
    assert_eq!(place("1.3"), None);
}

#[test]
fn statements_without_two_numbers_are_counted_and_not_ranked() {
    let School { pack, round } = School::new().rate("1-1", 4, 6).now("1-2", 5).rate("2-7", 0, 0).rate("3-1", 0, 5);
    let gaps = Gaps::in_round(&pack, &round);
    assert_eq!((gaps.ranked.len(), gaps.not_applicable, gaps.incomplete, gaps.total()), (1, 2, 42, 45));
}

#[test]
fn progress_counts_blank_not_applicable_and_rated_apart() {
    let School { pack, round } = School::new().rate("1-1", 4, 6).now("1-2", 5).now("1-3", 0).rate("1-4", 0, 0);
    let progress = Progress::in_round(&pack, &pack.areas[0].statements, &round);
    assert_eq!(progress, Progress { total: 7, now: 4, target: 2, rated: 3 });
}

#[test]
fn movement_compares_numbers_only() {
    let School { pack, round: before } =
        School::new().rate("1-1", 4, 6).rate("1-2", 5, 6).rate("1-3", 6, 6).now("1-4", 0);
    let School { round: after, .. } = School::new().now("1-1", 6).now("1-2", 4).now("1-3", 6).now("1-4", 7);
    let movement = Movement::between(&pack, &before, &after);
    assert_eq!((movement.up(), movement.down(), movement.same(), movement.not_compared), (1, 1, 1, 42));
    let by: Vec<i16> = movement.moves.iter().map(|one| one.by()).collect();
    assert_eq!(by, [2, -1, 0]);
}

#[test]
fn the_age_of_evidence_counts_whole_months_back_from_today() {
    let recent = |date: Date, today: Date| {
        let recent = EvidenceAge::LastMonths(12).holds(Some(date), today);
        assert_ne!(recent, EvidenceAge::OlderThanMonths(12).holds(Some(date), today), "{date} {today}");
        recent
    };
    let today = date(2026, 11, 21);
    assert!(recent(today, today) && recent(date(2025, 11, 21), today) && !recent(date(2025, 11, 20), today));
    // Evidence of tomorrow is not old.
    assert!(recent(date(2026, 11, 22), today));
    // A month that is too short counts from its last day.
    let leap_day = date(2028, 2, 29);
    assert!(recent(date(2027, 2, 28), leap_day) && !recent(date(2027, 2, 27), leap_day));
    assert!(EvidenceAge::LastMonths(1).holds(Some(date(2026, 9, 30)), date(2026, 10, 31)));
    assert!(!EvidenceAge::LastMonths(1).holds(Some(date(2026, 9, 29)), date(2026, 10, 31)));
    // Over the turn of a year, and at the start of the calendar.
    assert!(EvidenceAge::OlderThanMonths(24).holds(Some(date(2024, 1, 14)), date(2026, 1, 15)));
    assert!(EvidenceAge::LastMonths(24).holds(Some(Date::MIN), Date::MIN));
    for age in [EvidenceAge::LastMonths(12), EvidenceAge::OlderThanMonths(12)] {
        assert!(!age.holds(None, today), "{age:?}");
    }
    assert!(EvidenceAge::Undated.holds(None, today) && !EvidenceAge::Undated.holds(Some(today), today));
}

#[test]
fn an_academic_year_ends_on_31_august() {
    let (first, second) = ((date(2024, 9, 1), date(2025, 8, 31)), (date(2025, 9, 1), date(2026, 8, 31)));
    for (today, year) in [
        (date(2026, 1, 1), first),
        (date(2026, 8, 31), first),
        (date(2026, 9, 1), second),
        (date(2026, 12, 31), second),
    ] {
        assert_eq!(last_academic_year(today), Some(year), "{today}");
    }
    assert_eq!(last_academic_year(Date::MIN), None);
    assert_eq!(last_academic_year(Date::MAX), Some((date(9998, 9, 1), date(9999, 8, 31))));
}

#[test]
fn a_term_of_some_years_starts_so_many_years_before_its_end() {
    let term = |years| Term { years_back: Some(years), ..Term::default() };
    assert_eq!(term(3).start(date(2027, 3, 1)), Some(date(2024, 3, 1)));
    assert_eq!(term(4).start(date(2028, 2, 29)), Some(date(2024, 2, 29)));
    assert_eq!(term(1).start(date(2028, 2, 29)), Some(date(2027, 2, 28)));
    assert_eq!(term(1).start(Date::MIN), None);
    assert_eq!(Term::default().start(date(2027, 3, 1)), None);
}

#[test]
fn days_are_counted_over_months_and_leap_years_and_said_in_words() {
    for (from, to, days, words) in [
        (date(2026, 11, 21), date(2026, 11, 21), 0, "today"),
        (date(2026, 12, 31), date(2027, 1, 1), 1, "tomorrow"),
        (date(2028, 3, 1), date(2028, 2, 29), -1, "yesterday"),
        (date(2028, 2, 28), date(2028, 3, 1), 2, "in 2 days"),
        (date(2027, 1, 1), date(2026, 1, 1), -365, "365 days ago"),
        (Date::MIN, Date::MAX, 7_304_483, "in 7304483 days"),
    ] {
        assert_eq!(days_between(from, to), days);
        assert_eq!(days_in_words(days), words);
    }
}
