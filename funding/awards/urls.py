"""Under /<language>/funding/awards/."""

from django.urls import include, path

from .views import award, contract, desk, money, running

app_name = "funding_awards"

contract_urls = [
    path("", contract.contract, name="contract"),
    path("write/", contract.contract_write, name="contract-write"),
    path("<int:number>/", contract.contract, name="contract-version"),
    path("<int:number>/decision/", contract.contract_decide, name="contract-decide"),
    path("<int:number>/sign/", contract.contract_sign, name="contract-sign"),
    path("<int:number>/prove/", contract.contract_prove, name="contract-prove"),
    path("<int:number>/changes/", contract.contract_changes, name="contract-changes"),
    path("<int:number>/contract.pdf", contract.contract_pdf, name="contract-pdf"),
    path(
        "<int:number>/evidence.<str:kind>",
        contract.contract_evidence,
        name="contract-evidence",
    ),
]
award_urls = [
    path("", award.award, name="award"),
    path("contract/", include(contract_urls)),
    path("milestones/<int:number>/", running.milestone, name="milestone"),
    path(
        "milestones/<int:number>/payment/",
        money.payment_propose,
        name="payment-propose",
    ),
    path("payments/<int:pk>/", money.payment_decide, name="payment-decide"),
    path("contributions/new/", running.contribution_new, name="contribution-new"),
    path("contributions/<int:pk>/", running.contribution, name="contribution"),
    path("reports/<int:pk>/", running.report, name="report"),
    path("variations/new/", running.variation_new, name="variation-new"),
    path("variations/<int:pk>/", running.variation, name="variation"),
    path("visits/new/", award.visit_new, name="visit-new"),
    path("files/<int:pk>/", award.award_file, name="file"),
    path("payee/", money.payee, name="payee"),
    path("books/", money.books, name="books"),
    path("books.csv", money.books_file, name="books-file"),
    path("books/new/", money.entry_new, name="entry-new"),
    path("books/<int:pk>/correction/", money.entry_correct, name="entry-correct"),
    path("experiment/", award.experiment_open, name="experiment-open"),
    path("end/", award.award_end, name="end"),
]
urlpatterns = [
    path("", desk.portfolio, name="portfolio"),
    path("approvals/", desk.approvals, name="approvals"),
    path("payments/", money.payments, name="payments"),
    path("payments/<int:pk>.<str:kind>", money.payment_file, name="payment-file"),
    path("<str:code>/", include(award_urls)),
]
