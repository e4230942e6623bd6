"""What somebody leaves behind who works at the hub and for a recycler."""

from experiments.batteries.custody.models import CustodyEvent
from tests.factories.custody import Way


def plant_custody(person) -> None:
    way = Way()
    way.recycler.keepers.add(person)
    lot = way.lot_at_recycler()
    way.arrive(lot, 1_000, by=person, by_link=True)
    way.certify(lot, zinc=500)
    CustodyEvent.objects.filter(lot=lot).update(actor=person)
    lot.certificate.by = person
    lot.certificate.save(update_fields=["by"])
