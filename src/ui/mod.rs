//! The page: leptos components, and the state that they share.
//!
//! Everything on screen follows from [`store::Store`], and changes by its commands alone. What the browser does goes
//! through [`crate::browser`].
//!
//! **Architecture Invariant:** storage, files and the clock are never touched from here directly; nothing that a user
//! wrote is ever parsed as HTML.

mod about;
mod app;
mod compare;
mod desk;
mod dialog;
mod documents;
mod drafts;
mod editing;
mod edition;
mod evidence;
mod fields;
mod frame;
mod gaps;
mod governors;
mod guarding;
mod home;
mod item;
mod judge;
mod lane;
mod later;
mod library;
mod live;
mod moderation;
mod on_paper;
mod opening;
mod overlay;
mod overview;
mod own_packs;
mod pack_editor;
mod packs;
mod paper;
mod parts;
mod pictures;
mod plan;
mod plan_paper;
mod prompts;
mod rate;
mod readiness;
mod review;
mod rounds;
mod route;
mod saving;
mod school;
mod shares;
mod shelf;
mod start;
mod store;
mod strategy;
mod strengths;
mod submission;
mod target;
mod terms;
mod visit;
mod visit_paper;
mod walk;
mod work;

pub use app::start;
