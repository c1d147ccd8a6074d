import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import helpers.cli
from helpers import __version__
from helpers.analysis import schema
from helpers.cli import doctor, lab, main
from helpers.errors import ParallaxError

NAMES = [module.__name__.rpartition(".")[2] for module in helpers.cli.COMMANDS]


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PARALLAX_WORK", str(tmp_path / "work"))
    return tmp_path / "work"


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert f"parallax {name}" in capsys.readouterr().out.partition("example")[2]


@pytest.mark.parametrize("name", NAMES)
def test_the_readme_names_every_command(name: str) -> None:
    readme = Path(__file__).parent.parent / "README.md"
    assert f"parallax {name}" in readme.read_text(encoding="utf-8")


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert __version__ in capsys.readouterr().out


def test_the_installed_command_runs() -> None:
    run = subprocess.run([sys.executable, "-m", "helpers.cli", "--version"], capture_output=True, text=True, check=True)
    assert __version__ in run.stdout


def test_an_error_is_one_plain_sentence_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", "no such file.txt"]) == 1
    out, told = capsys.readouterr()
    assert out == ""
    assert told == "parallax: no such file.txt: there is no such file. Check the name and the folder.\n"


def test_analyse_prints_a_summary(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", "putin-vietnam-2024"]) == 0
    assert "26 in the body" in capsys.readouterr().out


def test_analyse_writes_json_that_fits_the_schema(tmp_path: Path) -> None:
    article, result = tmp_path / "a.txt", tmp_path / "result.json"
    article.write_text("Nobody came. “It is late,” he said.", encoding="utf-8")
    assert main(["analyse", str(article), "putin-vietnam-2024", "--json", str(result)]) == 0
    written = json.loads(result.read_text(encoding="utf-8"))
    jsonschema.validate(written, schema())
    assert [record["id"] for record in written["articles"]] == ["a", "A", "B"]


def test_analyse_writes_json_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", "putin-vietnam-2024", "--json", "-"]) == 0
    jsonschema.validate(json.loads(capsys.readouterr().out), schema())


def test_analyse_writes_pairs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", "council-vote", "--pairs", "--json", "-"]) == 0
    written = json.loads(capsys.readouterr().out)
    assert [(pair["a"], pair["b"]) for pair in written["pairs"]] == [("A", "B"), ("A", "C"), ("B", "C")]
    assert written["articles"][0]["mentions"]


def test_analyse_cannot_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", "putin-vietnam-2024", "--json", str(tmp_path / "no" / "x.json")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_lab_copies_the_notebooks_without_outputs(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lab", "--prepare"]) == 0
    assert str(work) in capsys.readouterr().out
    notebook = json.loads((work / lab.FIRST).read_text(encoding="utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert code
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


def test_lab_copies_the_worksheets_and_links_to_them(work: Path) -> None:
    main(["lab", "--prepare"])
    assert (work / "worksheets" / "00-start-here.md").read_text(encoding="utf-8").startswith("# 00 Start here")
    assert not list(work.rglob("teacher*"))
    text = (work / lab.FIRST).read_text(encoding="utf-8")
    assert "worksheets/00-start-here.md" in text
    assert "../lessons" not in text


def test_lab_never_writes_over_work(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["lab", "--prepare"])
    (work / lab.FIRST).write_text("mine", encoding="utf-8")
    assert main(["lab", "--prepare"]) == 0
    assert (work / lab.FIRST).read_text(encoding="utf-8") == "mine"
    assert "stay as you left them" in capsys.readouterr().out
    assert not list(work.glob(".*.part"))


def test_lab_says_where_a_locked_folder_is(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    work.write_text("a file where the folder should be", encoding="utf-8")
    assert main(["lab", "--prepare"]) == 1
    told = capsys.readouterr().err
    assert str(work) in told
    assert "PARALLAX_WORK" in told


def test_lab_starts_jupyterlab_on_the_work_folder(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    monkeypatch.setattr(lab, "start", lambda command, env: calls.append((command, env)) or 0)
    assert main(["lab", "--no-browser", "--port", "8890", "--", "--allow-root"]) == 0
    command, env = calls[0]
    assert command[0] == sys.executable
    assert {f"--ServerApp.root_dir={work}", "--no-browser", "--port=8890", "--allow-root"} <= set(command)
    assert env["PARALLAX_WORK"] == str(work)


def test_lab_does_not_ask_students_about_news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    (word,) = lab.quiet()
    settings = json.loads((Path(word.partition("=")[2]) / "overrides.json").read_text(encoding="utf-8"))
    assert settings["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"


def test_lab_leaves_an_institutions_own_settings_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "share/jupyter/lab/settings/overrides.json"
    own.parent.mkdir(parents=True)
    own.write_text("{}", encoding="utf-8")
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert lab.quiet() == []


def test_doctor_finds_this_installation_well(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0, capsys.readouterr().out
    assert "All is well" in capsys.readouterr().out


def missing_extension(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jupyterlab_server.config.get_federated_extensions", lambda _: {})


def missing_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.metadata, "requires", lambda _: ["no-such-package>=1"])


def old_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.metadata, "requires", lambda _: ["pandas>=999"])


def no_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise RuntimeError("Kernel died before replying")

    monkeypatch.setattr("jupyter_client.manager.start_new_kernel", fail)


def missing_stories(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "list_stories", lambda: ())


def locked_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_WORK", __file__)


@pytest.mark.parametrize(
    ("fault", "check", "cure"),
    [
        (missing_extension, doctor.widget_extensions, "pip install"),
        (missing_package, doctor.package_versions, "Install the kit again"),
        (old_package, doctor.package_versions, "Install the kit again"),
        (no_kernel, doctor.kernel_starts, "Install the kit again"),
        (missing_stories, doctor.stories_intact, "Install the kit again"),
        (locked_folder, doctor.folder_writable, "PARALLAX_WORK"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_doctor_names_the_cure(fault, check, cure: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fault(monkeypatch)
    with pytest.raises(ParallaxError) as caught:
        check()
    assert cure in caught.value.cure


def test_doctor_ends_with_one_where_a_check_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "CHECKS", (doctor.folder_writable, doctor.python_version))
    locked_folder(monkeypatch)
    assert main(["doctor"]) == 1
    out = capsys.readouterr().out
    assert "FAIL" in out
    assert "1 of 2 checks failed" in out
