"""Settings are typed; a wrong one is named in one sentence; the token never shows."""

import pickle
from pathlib import Path

import pytest

import knowledge
from bot.settings import SETTINGS, Secret, SettingsError, find_unknown, load_settings

TOKEN = "123456789:AAabcdefghijklmnopqrstuvwxyz012345678"


def test_nothing_set_means_samples_default_store_and_terminal() -> None:
    settings = load_settings({})
    assert settings.token is None
    assert settings.admins == frozenset()
    assert settings.reports == Path(knowledge.samples())
    assert settings.store == knowledge.default_store()
    assert not settings.owns_store
    assert settings.memory == str(settings.data_dir / "bot.sqlite3")


@pytest.mark.parametrize(
    ("environ", "memory"),
    [
        ({"KNOWLEDGE_STORE": "postgresql://bot@db/reports"}, "postgresql://bot@db/reports"),
        ({"KNOWLEDGE_STORE": "/kho.sqlite3", "XDG_DATA_HOME": "/x"}, "/x/hoi-bao-cao/bot.sqlite3"),
        ({"KNOWLEDGE_STORE": "postgresql://db/reports", "BOT_MEMORY": "/bot.db"}, "/bot.db"),
    ],
)
def test_memory_lies_in_the_stores_database_or_in_a_file(
    environ: dict[str, str], memory: str
) -> None:
    assert load_settings(environ).memory == memory


def test_everything_set(tmp_path: Path) -> None:
    settings = load_settings(
        {
            "TELEGRAM_BOT_TOKEN": f" {TOKEN}\n",
            "BOT_ADMINS": "1, 2;3  4,",
            "BOT_REPORTS": str(tmp_path),
            "KNOWLEDGE_STORE": "sqlite:///x.sqlite3",
            "BOT_API_URL": "http://127.0.0.1:8081/",
            "BOT_LOG_LEVEL": "debug",
            "XDG_DATA_HOME": str(tmp_path),
        }
    )
    assert settings.token is not None
    assert settings.token.reveal() == TOKEN
    assert settings.admins == {1, 2, 3, 4}
    assert settings.reports == tmp_path
    assert settings.owns_store
    assert settings.api_url == "http://127.0.0.1:8081"
    assert settings.log_level == "DEBUG"
    assert settings.data_dir == tmp_path / "hoi-bao-cao"


def test_webhook_listens_here_unless_told_otherwise() -> None:
    hooked = {"BOT_WEBHOOK_URL": "https://bot.example.vn/telegram"}
    assert load_settings({}).listen is None
    assert load_settings(hooked).listen == ("127.0.0.1", 8080)
    assert load_settings({**hooked, "BOT_LISTEN": "[::]:80"}).listen == ("::", 80)
    assert load_settings({"BOT_LISTEN": "0.0.0.0:9000"}).listen == ("0.0.0.0", 9000)


def test_server_of_ones_own_may_post_without_tls() -> None:
    own = {"BOT_WEBHOOK_URL": "http://127.0.0.1:8080/x", "BOT_API_URL": "http://127.0.0.1:8081"}
    assert load_settings(own).webhook_url == own["BOT_WEBHOOK_URL"]


def test_token_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n", "utf-8")
    settings = load_settings({"TELEGRAM_BOT_TOKEN_FILE": str(file)})
    assert settings.token is not None
    assert settings.token.reveal() == TOKEN


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", "khong phai token"),
        ("TELEGRAM_BOT_TOKEN", "123456789"),
        ("TELEGRAM_BOT_TOKEN", f"{TOKEN} {TOKEN}"),
        ("TELEGRAM_BOT_TOKEN_FILE", "/khong/co/tep"),
        ("BOT_ADMINS", "1,an"),
        ("BOT_ADMINS", "-5"),
        ("BOT_ADMINS", "²"),
        ("BOT_REPORTS", "/khong/co/thu/muc"),
        ("BOT_API_URL", "api.telegram.org"),
        ("BOT_API_URL", "ftp://x"),
        ("BOT_LOG_LEVEL", "LOUD"),
        ("BOT_WEBHOOK_URL", "http://bot.example.vn/x"),
        ("BOT_WEBHOOK_URL", "bot.example.vn"),
        ("BOT_WEBHOOK_SECRET", "bí mật"),
        ("BOT_WEBHOOK_SECRET", "x" * 257),
        ("BOT_LISTEN", "8080"),
        ("BOT_LISTEN", "127.0.0.1:cổng"),
        ("BOT_LISTEN", "127.0.0.1:70000"),
    ],
)
def test_wrong_setting_is_named_in_one_sentence(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as raised:
        load_settings({name: value})
    sentence = str(raised.value)
    assert sentence.startswith(name)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert TOKEN not in sentence


def test_empty_token_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "token").touch()
    with pytest.raises(SettingsError, match="TELEGRAM_BOT_TOKEN_FILE"):
        load_settings({"TELEGRAM_BOT_TOKEN_FILE": str(tmp_path / "token")})


@pytest.mark.parametrize("shown", [repr, str, "{}".format, "{0!r:>50}".format])
def test_secret_never_prints_itself(shown: object) -> None:
    settings = load_settings({"TELEGRAM_BOT_TOKEN": TOKEN})
    assert callable(shown)
    assert "AAabc" not in shown(settings.token) + shown(settings)
    with pytest.raises(TypeError):
        pickle.dumps(Secret("x"))


def test_misspelt_setting_is_guessed() -> None:
    assert find_unknown({"BOT_ADMIN": "1", "BOT_ADMINS": "1", "PATH": "x"}) == [
        "Không có thiết lập nào tên là BOT_ADMIN; có phải ý bạn là BOT_ADMINS?"
    ]
    assert find_unknown({"BOT_XYZW": ""}) == ["Không có thiết lập nào tên là BOT_XYZW."]


def test_every_setting_is_documented() -> None:
    assert all(SETTINGS.values())


@pytest.mark.parametrize(
    ("value", "users"),
    [("", None), ("open", None), ("allowed", frozenset()), ("1, 2", frozenset({1, 2}))],
)
def test_people_are_open_let_in_or_named(value: str, users: frozenset[int] | None) -> None:
    assert load_settings({"BOT_USERS": value}).users == users


def test_rate_is_a_number() -> None:
    assert load_settings({}).rate == 30
    assert load_settings({"BOT_RATE": "0"}).rate == 0
    with pytest.raises(SettingsError, match="BOT_RATE"):
        load_settings({"BOT_RATE": "nhanh"})


def test_groups_may_be_named_by_their_ids() -> None:
    settings = load_settings({"BOT_GROUPS": "-100123", "BOT_OWNER": "7"})
    assert settings.groups == frozenset({-100123})
    assert settings.all_admins == {7}
    assert not settings.open_groups
    assert load_settings({"BOT_GROUPS": "open", "BOT_ADMINS": "1"}).open_groups
    assert load_settings({}).open_groups


def test_collections_are_folders_that_exist(tmp_path: Path) -> None:
    (tmp_path / "nội bộ").mkdir()
    environ = {"BOT_REPORTS": str(tmp_path), "BOT_COLLECTIONS": "nội bộ/, *"}
    assert load_settings(environ).collections == {"nội bộ", "*"}
    with pytest.raises(SettingsError, match="«noi bo»"):
        load_settings({**environ, "BOT_COLLECTIONS": "noi bo"})
