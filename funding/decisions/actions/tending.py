"""What the clock does for decisions. Each may run at any time and as often as one likes."""

from .carrying import carry_out_due
from .drawing import promise_draws
from .redress import remind_of_redress


def tend_decisions() -> dict[str, int]:
    return {
        "promised": promise_draws(),
        "carried_out": carry_out_due(),
        "reminded": remind_of_redress(),
    }
