import pytest

from xieshang_cli.cli.preliminary import chosen_language, named_archive, named_format


@pytest.mark.parametrize(
    ("line", "environment", "language"),
    [
        ("", "", "zh"),
        ("", "en", "en"),
        ("", "fr", "zh"),
        ("topic list --lang en", "", "en"),
        ("--lang=en topic", "zh", "en"),
        ("--lang", "", "zh"),
        ("--lang fr", "en", "zh"),
        ("topic --lang en --format json", "", "zh"),
        ("topic --format=jsonl", "en", "zh"),
        ("topic -o out.yaml", "en", "zh"),
        ("topic -oout.yml", "en", "zh"),
        ("topic -o out.json --format table", "en", "en"),
        ("topic -o out.csv", "en", "en"),
        ("rule -- --lang en", "", "zh"),
    ],
)
def test_language(line: str, environment: str, language: str) -> None:
    assert chosen_language(line.split(), environment) == language


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("", ""),
        ("--format JSON", "json"),
        ("--format json --format csv", "csv"),
        ("-o a.b.JSON", "json"),
        ("-o -", ""),
        ("-o json", ""),
    ],
)
def test_named_format(line: str, name: str) -> None:
    assert named_format(line.split()) == name.lower()


@pytest.mark.parametrize(
    ("line", "environment", "folder"),
    [
        ("topic list", "", "."),
        ("topic list", "/there", "/there"),
        ("-C /here topic list", "/there", "/here"),
        ("topic list --archive=/here", "", "/here"),
        ("topic list -C/here", "", "/here"),
        ("topic new --title -- -C /here", "", "."),
    ],
)
def test_named_archive(line: str, environment: str, folder: str) -> None:
    assert named_archive(line.split(), environment) == folder
