//! The way to a quality mark: readiness, moderation, the visit, handing in.

pub mod moderation;
pub mod readiness;
pub mod submission;
pub mod visit;
pub mod visit_paper;
pub mod visit_parts;
