//! An empty table on a loopback port, until Ctrl-C: to measure an import by hand.
#[tokio::main]
async fn main() {
    let engine = testkit::Engine::memory().await.unwrap();
    println!("{}", engine.url());
    tokio::signal::ctrl_c().await.unwrap();
}
