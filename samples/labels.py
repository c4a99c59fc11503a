"""The sample labels: what an auditor would give each sample plan, as one CSV file for Excel."""

from __future__ import annotations

import csv
from pathlib import Path

from samples.source import Source, read_yaml

LABELS = Path(__file__).parent / "labels.yaml"


def write_labels(plans: dict[str, Source], path: Path) -> None:
    """Write a row for each plan, with a column for the judgement and one for each criterion."""
    labels = read_yaml(LABELS)
    criteria = list(next(iter(labels.values()))["criteria"])
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["case_ref", "document", "overall", *criteria])
        for name, plan in plans.items():
            found = labels[name]
            ratings = dict(found["criteria"])
            if found["measures"]["direct_payments"] == "not established":
                ratings["J1"] = "not established"
            writer.writerow(
                [plan.facts.case_ref, name, found["overall"], *(ratings[id_] for id_ in criteria)]
            )
