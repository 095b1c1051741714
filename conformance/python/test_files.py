"""Files (contract A 6 and 21.1)."""

import hashlib
import os

import pytest
import requests
from vlmrun.client.exceptions import ResourceNotFoundError
from vlmrun.client.types import PresignedUrlRequest


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "note.txt"
    path.write_bytes(b"a note " + os.urandom(8).hex().encode())
    return path


def test_upload_get_list_and_delete(client, note):
    stored = client.files.upload(note)
    assert stored.filename == "note.txt" and stored.bytes == note.stat().st_size
    assert client.files.get(stored.id).id == stored.id
    assert stored.id in {f.id for f in client.files.list(skip=0, limit=50)}
    assert client.files.delete(stored.id).id == stored.id
    with pytest.raises(ResourceNotFoundError):
        client.files.get(stored.id)


def test_the_same_bytes_give_the_same_file(client, note):
    first = client.files.upload(note)
    assert client.files.upload(note).id == first.id
    assert client.files.get_cached_file(note).id == first.id
    assert client.files.upload(note, force=True).id == first.id


def test_presigned_upload(client, note):
    stored = client.files.upload(note, method="presigned-url", force=True)
    assert stored.bytes == note.stat().st_size
    assert requests.get(stored.public_url, timeout=10).content == note.read_bytes()


def test_a_large_file_goes_through_a_presigned_url(client, tmp_path):
    large = tmp_path / "large.bin"
    large.write_bytes(os.urandom(1024) * (33 * 1024))
    stored = client.files.upload(large)
    assert stored.bytes == 33 * 1024 * 1024
    answer = requests.get(stored.public_url, timeout=60)
    assert hashlib.md5(answer.content).digest() == hashlib.md5(large.read_bytes()).digest()


def test_the_object_is_live_right_after_the_put(client):
    url = client.files.generate_presigned_url(PresignedUrlRequest(filename="now.txt", purpose="assistants"))
    assert requests.put(url.url, data=b"now", headers={"Content-Type": url.content_type}, timeout=10).status_code == 200
    assert requests.get(url.public_url, timeout=10).content == b"now"


def test_a_public_url_needs_its_signature(client, note):
    stored = client.files.upload(note)
    assert requests.get(stored.public_url, timeout=10).content == note.read_bytes()
    forged = stored.public_url[:-2] + ("aa" if not stored.public_url.endswith("aa") else "bb")
    assert requests.get(forged, timeout=10).status_code in (401, 403, 404)


def test_content_needs_the_key(client, base_url, api_key, note):
    stored = client.files.upload(note)
    route = f"{base_url}/files/{stored.id}/content"
    assert requests.get(route, timeout=10).status_code == 401
    answer = requests.get(route, headers={"Authorization": f"Bearer {api_key}"}, timeout=10)
    assert answer.content == note.read_bytes()
