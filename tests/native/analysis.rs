//! What follows from the ratings. What is blank or not applicable takes no part, and is counted.

use join_the_dots::analysis::{Gaps, Movement, Progress};

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
    let gaps = Gaps::of(&pack, &round);
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
fn what_can_not_be_ranked_is_counted() {
    let School { pack, round } = School::new().rate("1-1", 4, 6).now("1-2", 5).rate("2-7", 0, 0).rate("3-1", 0, 5);
    let gaps = Gaps::of(&pack, &round);
    assert_eq!((gaps.ranked.len(), gaps.not_applicable, gaps.incomplete, gaps.total()), (1, 2, 42, 45));
}

#[test]
fn progress_counts_blank_not_applicable_and_rated_apart() {
    let School { pack, round } = School::new().rate("1-1", 4, 6).now("1-2", 5).now("1-3", 0).rate("1-4", 0, 0);
    let progress = Progress::of(&pack, &pack.areas[0].statements, &round);
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
