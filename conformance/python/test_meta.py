"""Constructor, health, models, domains, schemas and the hub (contract A 21.1)."""

import pytest
import requests
from openapi_spec_validator import validate
from vlmrun.client import VLMRun
from vlmrun.client.exceptions import APIError, AuthenticationError, ResourceNotFoundError

MAIN_CATALOGUE = [
    "document.bank-statement",
    "document.invoice",
    "document.receipt",
    "document.resume",
    "document.us-drivers-license",
    "document.utility-bill",
    "accounting.form-w2",
    "aerospace.remote-sensing",
    "healthcare.medical-insurance-card",
    "healthcare.hipaa-release",
    "retail.ecommerce-product-caption",
    "media.tv-news",
    "document.us-passport",
    "retail.product-catalog",
]


def test_a_bad_key_is_an_authentication_error(base_url):
    with pytest.raises(AuthenticationError):
        VLMRun(api_key="bad", base_url=base_url)


def test_health(client):
    assert client.healthcheck() is True


def test_a_trailing_slash_in_the_base_url_works(base_url, api_key):
    assert VLMRun(api_key=api_key, base_url=base_url + "/").healthcheck() is True


def test_models_name_the_catalogue(client):
    models = client.models.list()
    assert {m.model for m in models} == {"vlm-1"}
    assert set(MAIN_CATALOGUE) <= {m.domain for m in models}


def test_domains_name_the_catalogue(client):
    assert set(MAIN_CATALOGUE) <= {d.domain for d in client.list_domains()}


@pytest.mark.parametrize("domain", MAIN_CATALOGUE)
def test_the_schema_of_a_domain_makes_a_class(client, domain):
    schema = client.get_schema(domain)
    assert schema.domain == domain and schema.json_schema["title"]
    assert client.hub.get_schema(domain).response_model.model_fields
    assert client.hub.get_pydantic_model(domain).model_fields
    assert client.get_type(domain).model_fields


def test_the_hub(client):
    assert client.hub.info().version
    assert set(MAIN_CATALOGUE) <= {d.domain for d in client.hub.list_domains()}


def test_the_hub_is_readable_without_a_key(base_url):
    assert requests.get(f"{base_url}/hub/info", timeout=10).status_code == 200


def test_an_unknown_domain_is_not_found(client):
    with pytest.raises(ResourceNotFoundError):
        client.get_schema("document.unheard-of")
    with pytest.raises(APIError):  # the client wraps every error of the hub
        client.hub.get_schema("document.unheard-of")


def test_an_unknown_route_answers_the_one_error_body(base_url, api_key):
    answer = requests.get(f"{base_url}/no/such/route", headers={"Authorization": f"Bearer {api_key}"}, timeout=10)
    body = answer.json()
    assert answer.status_code == 404
    assert body["detail"] == body["error"]["message"]
    assert body["error"]["id"] == answer.headers["x-request-id"]


def test_the_description_of_the_api_is_openapi(base_url):
    answer = requests.get(base_url.removesuffix("/v1") + "/openapi.json", timeout=10)
    assert answer.status_code == 200
    validate(answer.json())
    assert "/v1/document/generate" in answer.json()["paths"]
