"""The program's steps one by one, for other programs and for people at a terminal."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before numpy is imported: threads cost more than they bring here

from pressmark.build import (
    describe_work,
    extract_articles,
    extract_records,
    fill_store,
    read_archive,
    read_authority,
    read_mentions,
    site_files,
)
from pressmark.errors import PressmarkError
from pressmark.fresh import write_archive
from pressmark.model import Document, Mention
from pressmark.publish.bag import write_bag
from pressmark.publish.edition import Edition
from pressmark.publish.escape import json_line
from pressmark.publish.explain import explain_article
from pressmark.publish.imprint import make_imprint
from pressmark.publish.swap import write_files
from pressmark.settings import read_config, read_settings, read_site_dir
from pressmark.steps.cluster import cluster_pool
from pressmark.steps.json_lines import PLACE, parse_line
from pressmark.steps.kept_table import kept_table
from pressmark.steps.pools import Budget, show_progress
from pressmark.store import Store
from pressmark.suggest import ask_for_advice, describe_advice, find_catalog_advice, write_authority
from pressmark.verify import verify_archive


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 done, 1 something was rejected, 2 it could not be done."""
    try:
        options = _parser().parse_args(arguments)
        code: int = options.run(options)
    except PressmarkError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader went away (`pressmark ... | head`); Python would complain once more when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a command line as everything else is said: place, fact and remedy."""

    def error(self, message: str) -> NoReturn:
        raise PressmarkError(self.prog, message, f"see `{self.prog} --help`")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="pressmark", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    extract = commands.add_parser("extract", help="print one JSON object for each seed")
    extract.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a seed, or a folder of seeds")
    extract.add_argument("--explain", action="store_true", help="show people what became of each line, and why")
    extract.set_defaults(run=_extract)
    recognise = commands.add_parser("recognise", help="find and resolve the names in JSON lines from standard input")
    recognise.add_argument(
        "--entities",
        type=_existing_file,
        default=Path("entities.yml"),
        help="the authority file; default: entities.yml",
    )
    recognise.set_defaults(run=_recognise)
    export = commands.add_parser("export", help="write the Markdown pages and the data files without a site")
    export.add_argument("folder", type=Path, metavar="DIR", help="a folder that is empty or does not exist yet")
    export.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="default: mkdocs.yml")
    export.set_defaults(run=_export)
    ingest = commands.add_parser("ingest", help="read and recognise all seeds, so that the next build need not")
    ingest.add_argument("--dask", metavar="ADDRESS", help="the scheduler of a Dask cluster, as tcp://scheduler:8786")
    ingest.add_argument("--seeds", metavar="ADDRESS", help="the same seeds for the cluster, as s3://bucket/seeds")
    ingest.set_defaults(run=_ingest)
    cache = commands.add_parser("cache", help="say what is kept between builds")
    cache.add_argument("--prune", action="store_true", help="remove what the last build did not use")
    cache.set_defaults(run=_cache)
    for command in (ingest, cache):
        command.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="default: mkdocs.yml")
    suggest = commands.add_parser("suggest", help="print entries that entities.yml might have, each with its evidence")
    suggest.add_argument("--write", action="store_true", help="ask for each, and append those that you pick")
    suggest.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="default: mkdocs.yml")
    suggest.set_defaults(run=_suggest)
    verify = commands.add_parser("verify", help="compare seeds, kept results and site with what was built")
    verify.set_defaults(run=_verify)
    bag = commands.add_parser("bag", help="write the site as a BagIt bag, for a digital archive to take in")
    bag.add_argument("folder", type=Path, metavar="DIR", help="a folder that is empty or does not exist yet")
    bag.set_defaults(run=_bag)
    new = commands.add_parser("new", help="write a fresh archive that builds at once")
    new.add_argument("folder", type=Path, metavar="DIR", help="a folder that is empty or does not exist yet")
    new.add_argument("--name", help="what the archive is called; default: the folder's name")
    new.set_defaults(run=_new)
    for command in (verify, bag):
        command.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="default: mkdocs.yml")
        command.add_argument("--site", type=Path, help="the built site; default: site_dir of the configuration")
    return parser


def _existing_file(name: str) -> Path:
    if not Path(name).is_file():
        raise argparse.ArgumentTypeError(f"{name}: there is no such file")
    return Path(name)


def _extract(options: argparse.Namespace) -> int:
    """One line a seed, in the order of ids; rejected ones say why."""
    if options.explain:
        return _explain(options.paths)
    refused = False
    with Store(None) as store:
        for record in extract_records(options.paths, Budget(), store):
            refused = refused or "rejected" in record
            sys.stdout.write(json_line(record))
    return 1 if refused else 0


def _explain(paths: Sequence[Path]) -> int:
    """The same for people: the seed in colour by role, and what would correct a wrong field."""
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    with Store(None) as store:
        articles, rejections = extract_articles(paths, Budget(), store)
    print("\n".join(explain_article(article, colour=colour) for article in articles), end="")
    for rejection in rejections:
        print(f"{rejection.seed}: {rejection.reason}", file=sys.stderr)
    return 1 if rejections else 0


def _recognise(options: argparse.Namespace) -> int:
    """All lines together: an entity's id is the same in every line that mentions it."""
    authority = read_authority(options.entities)
    documents: list[Document] = []
    given: dict[str, tuple[Mention, ...]] = {}
    seen: set[str] = set()
    for number, line in enumerate(sys.stdin, start=1):
        if line.strip():
            document, mentions = parse_line(line, number)
            if document.id in seen:
                raise PressmarkError(f"{PLACE}: line {number}", f"id {document.id!r} came before", "give each its own")
            seen.add(document.id)
            documents.append(document)
            if mentions is not None:
                given[document.id] = mentions
    resolved = read_mentions(documents, given, authority)
    for document in documents:
        found = [_mention_record(mention) for mention in resolved.get(document.id, ())]
        sys.stdout.write(json_line({"id": document.id, "mentions": found}))
    return 0


def _mention_record(mention: Mention) -> dict[str, object]:
    return {
        "start": mention.start,
        "end": mention.end,
        "field": mention.field,
        "label": mention.label,
        "entity": mention.entity,
    }


def _suggest(options: argparse.Namespace) -> int:
    """Print the advice, or ask for each piece of it; entities.yml is written only after that, and only then."""
    settings = read_settings(options.config)
    if options.write and not sys.stdin.isatty():
        raise PressmarkError("pressmark suggest --write", "nobody is there to answer", "run it in a terminal")
    authority = read_authority(settings.entities_file)
    with Store(settings.cache_dir) as store:
        catalog, _ = read_archive(settings, store)
    found = find_catalog_advice(catalog, authority)
    if not options.write:
        print("\n".join(describe_advice(advice) for advice in found), end="")
        return 0
    picked = tuple(ask_for_advice(found, input, print))
    if picked:
        write_authority(settings.entities_file, picked)
    print(f"{settings.entities_file.name}: {len(picked)} added", file=sys.stderr)
    return 0


def _export(options: argparse.Namespace) -> int:
    """Everything the site is made of: pages as Markdown, seeds as saved, data files."""
    settings = read_settings(options.config)
    if options.folder.exists() and not options.folder.is_dir():
        raise PressmarkError(str(options.folder), "is a file", "name a folder")
    if options.folder.exists() and any(options.folder.iterdir()):
        raise PressmarkError(str(options.folder), "is not empty", "name a new folder, so that nothing is overwritten")
    with Store(settings.cache_dir) as store:
        catalog, seeds = read_archive(settings, store)
    for rejection in catalog.rejections:
        print(f"{settings.seeds_dir.name}/{rejection.seed}: {rejection.reason}", file=sys.stderr)
    imprint = make_imprint(read_config(options.config))
    files = (
        file
        for file in site_files(
            Edition(catalog, imprint),
            seeds,
            (),
            lambda text: print(f"{settings.seeds_dir.name}/{text}", file=sys.stderr),
        )
    )
    # A page's Markdown is a file beside it; what a theme would dress is left to whoever reads the export.
    written = write_files((file.make() for file in files if file.template is None), options.folder)
    print(f"{options.folder}: {written} files", file=sys.stderr)
    return 1 if any(not rejection.withdrawn for rejection in catalog.rejections) else 0


def _ingest(options: argparse.Namespace) -> int:
    """Fill the store; the progress goes to standard error."""
    settings = read_settings(options.config)
    pool = cluster_pool(options.dask) if options.dask else None
    with Store(settings.cache_dir) as store:
        articles, rejections = fill_store(settings, store, show_progress, pool, options.seeds)
        print(f"{articles} article{'' if articles == 1 else 's'}. {describe_work(store)}", file=sys.stderr)
    for rejection in rejections:
        print(f"{settings.seeds_dir.name}/{rejection.seed}: {rejection.reason}", file=sys.stderr)
    return 1 if rejections else 0


def _cache(options: argparse.Namespace) -> int:
    """Results, their size and their use, for each kind."""
    folder = read_settings(options.config).cache_dir
    with Store(folder) as store:
        if options.prune:
            print(f"{folder}: {store.prune():,} results removed", file=sys.stderr)
        print(kept_table(store.sizes(), folder), end="")
    return 0


def _verify(options: argparse.Namespace) -> int:
    """One line for each thing that was changed, on standard output; nothing else changes anything."""
    verdict = verify_archive(read_settings(options.config), _site(options))
    for difference in verdict.differences:
        print(f"{difference.place}: {difference.fact}")
    found = len(verdict.differences)
    print(f"{verdict.seeds} seeds and {verdict.files} files compared: {found or 'nothing'} changed", file=sys.stderr)
    return 1 if found else 0


def _new(options: argparse.Namespace) -> int:
    name = options.name or options.folder.resolve().name.replace("-", " ").capitalize()
    print(f"{options.folder}: {', '.join(write_archive(options.folder, name))}", file=sys.stderr)
    print(f"now: cd {options.folder} && make serve", file=sys.stderr)
    return 0


def _bag(options: argparse.Namespace) -> int:
    written = write_bag(_site(options), options.folder)
    print(f"{options.folder}: a bag of {written} files", file=sys.stderr)
    return 0


def _site(options: argparse.Namespace) -> Path:
    site: Path | None = options.site
    return read_site_dir(options.config) if site is None else site.resolve()


if __name__ == "__main__":
    sys.exit(main())
