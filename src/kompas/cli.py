"""The command line: which commands there are, and who carries each out. Thin."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from kompas import VERSION

type Run = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = build_parser()
    chosen = parser.parse_args(arguments)
    if not hasattr(chosen, "run"):
        parser.print_help()
        return 0
    try:
        return int(chosen.run(chosen))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of our output went away, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kompas", description="A department's strategy as daily work, and daily work as evidence of the strategy."
    )
    parser.add_argument("--version", action="version", version=f"Kompas {VERSION}")
    commands = parser.add_subparsers(title="commands", metavar="")
    _add_serving(commands)
    _add_strategy(commands)
    _add_keeping(commands)
    _add_backup(commands)
    _add_developing(commands)
    return parser


def _add_serving(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = commands.add_parser("demo", help="start Kompas with a demonstration department, on this machine only")
    demo.add_argument("--port", type=int, default=8000, help="the port to listen on (default 8000)")
    demo.add_argument("--fresh", action="store_true", help="throw the demonstration's data away and begin anew")
    demo.set_defaults(run=_late("kompas.config.demo:run"))
    start = commands.add_parser("start", help="start a house of your own on this machine; the first visit sets it up")
    start.add_argument("--host", default="127.0.0.1", help="the address to listen on (default 127.0.0.1)")
    start.add_argument("--port", type=int, default=8000, help="the port to listen on (default 8000)")
    start.set_defaults(run=_late("kompas.config.start:run"), workers=1)
    serve = commands.add_parser("serve", help="start web server and worker of an installation, as production does")
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (default 127.0.0.1)")
    serve.add_argument("--port", type=int, default=8000, help="the port to listen on (default 8000)")
    serve.add_argument("--workers", type=int, default=2, metavar="N", help="processes that answer requests (default 2)")
    serve.set_defaults(run=_late("kompas.config.serve:run"))


def _add_strategy(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    strategy = commands.add_parser("strategy", help="read a strategy from a document, or import it as a draft")
    strategy.set_defaults(run=_helping(strategy))
    verbs = strategy.add_subparsers(title="what to do", metavar="")
    read = verbs.add_parser("read", help="print what Kompas understands of a document; nothing is stored")
    read.add_argument("file", type=Path, metavar="FILE", help=".txt, .md, .docx, .odt, .pdf or .html")
    shape = read.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print it as JSON")
    shape.add_argument("--text", action="store_true", help="print the extracted lines")
    read.set_defaults(run=_late("kompas.config.strategy_commands:read"))
    bring = verbs.add_parser("import", help="store what Kompas understands of a document as a draft")
    bring.add_argument("file", type=Path, metavar="FILE", help=".txt, .md, .docx, .odt, .pdf, .html; .json from Kompas")
    bring.add_argument("--unit", required=True, metavar="CODE", help="the code of the unit whose strategy it is")
    bring.add_argument("--anyway", action="store_true", help="go on though the document does not look like a strategy")
    bring.add_argument("--adopted", action="store_true", help="of a .json: with all its adopted wordings, as adopted")
    bring.add_argument("--by", metavar="E-MAIL", help="who writes the draft; needed where several may")
    bring.set_defaults(run=_late("kompas.config.strategy_import:bring"))


def _add_keeping(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    prepare = commands.add_parser("prepare", help="make what the program needs, so that its folder may be read-only")
    prepare.set_defaults(run=_late("kompas.config.prepare:run"))
    check = commands.add_parser("check", help="look for weak settings; refuses production with any of them")
    check.set_defaults(run=_late("kompas.config.check:run"))
    administrator = commands.add_parser("administrator", help="make somebody administrator: the first one, or a rescue")
    administrator.add_argument("email", help="the address to sign in with")
    administrator.add_argument("name", help="the person's name, where nobody has that address yet")
    administrator.set_defaults(run=_late("kompas.config.administrator:run"))
    verify = commands.add_parser("verify", help="prove that nobody changed the event log")
    verify.set_defaults(run=_late("kompas.config.verify:run"))
    rebuild = commands.add_parser("rebuild", help="build the search index anew from what is stored")
    rebuild.set_defaults(run=_late("kompas.config.rebuild:run"))
    manage = commands.add_parser("manage", help="run one of Django's own commands", add_help=False)
    manage.add_argument("rest", nargs=argparse.REMAINDER)
    manage.set_defaults(run=_late("kompas.config.manage:run"))


def _add_backup(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    backup = commands.add_parser("backup", help="write database and files into one signed archive, while Kompas runs")
    backup.add_argument(
        "folder", type=Path, metavar="DIR", help="where archives are kept; with --check also one of them"
    )
    backup.add_argument("--keep", type=_positive, metavar="N", help="then remove all but the N newest of our archives")
    backup.add_argument("--with-keys", action="store_true", help="put the installation's secrets in it as well")
    backup.add_argument("--check", action="store_true", help="check an archive, byte by byte, and write nothing")
    restore = commands.add_parser("restore", help="put an archive in the place of what is here; Kompas must be stopped")
    restore.add_argument("folder", type=Path, metavar="DIR", help="an archive, or a folder: then its newest one")
    restore.add_argument("--replace", action="store_true", help="set aside what is here already; nothing is deleted")
    for command, place in ((backup, "backup"), (restore, "restore")):
        command.add_argument(
            "--trust-key",
            type=Path,
            action="append",
            default=[],
            metavar="FILE",
            help="the keys/secret of the installation that made the archive",
        )
        command.set_defaults(run=_late(f"kompas.config.backup.commands:{place}"))


def _positive(words: str) -> int:
    if not words.isdecimal() or int(words) < 1:
        raise argparse.ArgumentTypeError(f"{words!r} is no number from 1 on")
    return int(words)


def _add_developing(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    test = commands.add_parser("test", help="run everything that has to hold before a change lands")
    test.add_argument("--long", action="store_true", help="full counts, every role, and scale")
    test.add_argument("--only", action="append", metavar="PART", help="run this part only (repeatable)")
    test.set_defaults(run=_late("kompas.config.testing:run"))
    bench = commands.add_parser("bench", help="list the benchmarks, or run one")
    bench.add_argument("name", nargs="?", metavar="NAME", help="the benchmark to run")
    bench.add_argument("--size", type=int, metavar="N", help="how much data")
    bench.add_argument("--json", action="store_true", help="print the figures as JSON")
    bench.set_defaults(run=_late("kompas.config.benchmarks:run"))
    words = commands.add_parser("translations", help="collect the texts that have to be translated into the catalogue")
    words.set_defaults(run=_late("kompas.config.translations:collect"))
    lock = commands.add_parser("lock", help="write the lock files from requirements*.in")
    lock.set_defaults(run=_late("kompas.config.lock:run"))
    shots = commands.add_parser("screenshots", help="take the screenshots that README.md shows")
    shots.set_defaults(run=_late("kompas.config.screenshots:run"))


def _helping(parser: argparse.ArgumentParser) -> Run:
    def run(_chosen: argparse.Namespace) -> int:
        parser.print_help()
        return 0

    return run


def _late(place: str) -> Run:
    """The function at `module:name`, imported when it is called, so that `--help` answers at once."""

    def run(chosen: argparse.Namespace) -> int:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kompas.config.settings")
        module, name = place.split(":")
        return int(getattr(import_module(module), name)(chosen))

    return run


if __name__ == "__main__":
    sys.exit(main())
