//! Starts the page.

fn main() {
    #[cfg(target_arch = "wasm32")]
    join_the_dots::ui::start();
}
