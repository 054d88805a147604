//! The command line, as its users see it: the cases of `tests/cli` and every command that the documentation shows.

#[test]
fn commands_do_what_the_cases_and_the_documentation_show() {
    trycmd::TestCases::new()
        .env("LAJUR_LANG", "en")
        .env("NO_COLOR", "1")
        .case("tests/cli/*.trycmd")
        .case("docs/*.md")
        .case("README*.md");
}
