import pytest

from translate_flow.checks.finding import Severity
from translate_flow.errors import ConfigError
from translate_flow.project.config import Config, load_config, parse_config


def fault(text, **options):
    with pytest.raises(ConfigError) as caught:
        parse_config(text.encode() if isinstance(text, str) else text, "translate-flow.toml", **options)
    return caught.value


def test_every_key_is_read():
    config = parse_config(
        b'original = "fr"\nglossary = "terms.yaml"\nfail-on = "warning"\nrequire = "started"\n'
        b'select = ["TF1"]\nignore = ["TF204", "name-mismatch"]\nmin-coverage = 0.9\nreview = true\n',
        "translate-flow.toml",
    )
    assert config == Config(
        "fr", "terms.yaml", Severity.WARNING, "started", frozenset({"TF1"}), frozenset({"TF204", "name-mismatch"}),
        "translate-flow.toml", min_coverage=0.9, review=True,
    )  # fmt: skip


def test_no_file_gives_the_defaults(tmp_path):
    assert load_config(tmp_path) == Config()


def test_a_byte_order_mark_is_no_matter(tmp_path):
    (tmp_path / "translate-flow.toml").write_bytes(b'\xef\xbb\xbforiginal = "en"\r\n')
    assert load_config(tmp_path).original == "en"


def test_the_section_of_pyproject_is_read(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n[tool.translate-flow]\noriginal = "en"\n')
    assert load_config(tmp_path).original == "en"


def test_a_pyproject_of_others_is_left_alone(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nbroken = ")
    assert load_config(tmp_path) == Config()


def test_our_own_file_comes_before_pyproject(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.translate-flow]\noriginal = "en"\n')
    (tmp_path / "translate-flow.toml").write_text('original = "fr"\n')
    assert load_config(tmp_path).original == "fr"


def test_an_unknown_key_names_the_nearest_and_its_line():
    error = fault('original = "fr"\n\nglossaire = "x"\n')
    assert "“glossaire”" in str(error)
    assert "“glossary”" in str(error)
    assert error.line == 3


@pytest.mark.parametrize("key", ["engine", "base-url", "api_key", "token"])
def test_a_repository_may_not_say_where_text_is_sent(key):
    error = fault(f'{key} = "https://example.org"\n')
    assert "your own configuration" in str(error)
    assert error.line == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('original = "de"\n', '"fr", "en"'),
        ("original = 3\n", '"fr", "en"'),
        ('fail-on = "fatal"\n', '"error"'),
        ('select = "TF1"\n', "list"),
        ("ignore = [1]\n", "list"),
        ("glossary = []\n", "text in quotes"),
        ('glossary = ""\n', "text in quotes"),
        ("exclude = 3\n", "list"),
        ('exclude = [""]\n', "200 characters"),
        (f"exclude = {[str(n) for n in range(101)]}\n", "100 patterns"),
        ('exclude = ["/etc"]\n', "below the root"),
        ('exclude = ["a/../../b"]\n', "below the root"),
        ("min-coverage = 90\n", "from 0 to 1"),
        ("min-coverage = nan\n", "from 0 to 1"),
        ("min-coverage = true\n", "from 0 to 1"),
        ("review = 1\n", "true or false"),
    ],
)
def test_a_wrong_value_says_what_is_legal(text, words):
    error = fault(text)
    assert words in str(error)
    assert error.line == 1


def test_broken_toml_names_its_line():
    assert fault('original = "fr"\nselect = [\n').line is not None
    assert fault("original = fr\n").line == 1


def test_what_is_not_utf8_is_said():
    assert "UTF-8" in str(fault(b'glossary = "\xe9"\n'))


def test_deep_nesting_is_an_error_and_no_crash():
    assert "TOML" in str(fault("select = " + "[" * 5000))


def test_a_section_that_is_no_table_is_said():
    assert "table" in str(fault("[tool]\ntranslate-flow = 3\n", table=("tool", "translate-flow")))
