"""The formulas of weighing: numbers in, numbers out, each with its source. No journal is read here and no frame is made.

from ect_projections.formulas import weight_of_evidence, posterior

weight_of_evidence(0.8, 0.2)        # 6.02 dB: ten times log10 of four
posterior(0.5, 6.0206)              # 0.8
"""

from ect_projections.formulas.archive import archive_bayes_factor
from ect_projections.formulas.counts import count_bayes_factor, count_weight, exact_count_bayes_factor, flip_omega
from ect_projections.formulas.labels import TESTS, ProcessTest, test_label
from ect_projections.formulas.readers import Kappa, cohen_kappa, grade, krippendorff_alpha
from ect_projections.formulas.saturation import Run, saturation_runs
from ect_projections.formulas.weights import (
    Joint,
    factor,
    joint,
    posterior,
    posterior_of,
    resolution_weight,
    weight_of_evidence,
)

__all__ = [
    "TESTS",
    "Joint",
    "Kappa",
    "ProcessTest",
    "Run",
    "archive_bayes_factor",
    "cohen_kappa",
    "count_bayes_factor",
    "count_weight",
    "exact_count_bayes_factor",
    "factor",
    "flip_omega",
    "grade",
    "joint",
    "krippendorff_alpha",
    "posterior",
    "posterior_of",
    "resolution_weight",
    "saturation_runs",
    "test_label",
    "weight_of_evidence",
]
