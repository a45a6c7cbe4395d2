"""Drives a running server through Mastodon.py's own calls.

Usage: mastodon_py.py ADDRESS HANDLE OTHER_TOKEN

It asks its caller for help on standard output, one question a line, and reads the answer from standard input:
  ? authorize URL   open the page, agree, answer with the code
  ? drain           answer when every reaction has run
Every step that holds prints "ok". The first that does not ends the program with a traceback.
"""

import queue
import sys
import threading
import time
from datetime import datetime

from mastodon import Mastodon, MastodonNotFoundError, MastodonAPIError, StreamListener

ADDRESS, HANDLE, OTHER_TOKEN = sys.argv[1:4]
SCOPES = ["read", "write", "follow", "push"]


def ask(question):
    print("?", question, flush=True)
    return sys.stdin.readline().strip()


def step(name):
    print("ok", name, flush=True)


def refused(kind, call):
    try:
        call()
    except kind:
        return
    raise AssertionError(f"{kind.__name__} expected")


def sign_in():
    client_id, secret = Mastodon.create_app("Rounds", scopes=SCOPES, api_base_url=ADDRESS, website="https://rounds.example")
    app = Mastodon(client_id=client_id, client_secret=secret, api_base_url=ADDRESS)
    code = ask("authorize " + app.auth_request_url(scopes=SCOPES))
    app.log_in(code=code, scopes=SCOPES)
    assert app.me().username == HANDLE
    assert app.app_verify_credentials().name == "Rounds"
    step("sign in")
    return app


def look_around(me):
    assert me.retrieve_mastodon_version() == "4.6.0"
    assert me.instance().uri in ADDRESS
    assert me.instance_health()
    assert me.instance_nodeinfo().software.name == "canteen"
    assert len(me.instance_activity()) == 12
    for call in (me.instance_rules, me.instance_peers, me.custom_emojis, me.lists, me.filters, me.conversations, me.announcements,
                 me.mutes, me.blocks, me.domain_blocks, me.follow_requests, me.suggestions, me.featured_tags, me.trending_tags, me.scheduled_statuses):
        assert list(call()) == [], call.__name__
    assert me.preferences()["posting:default:visibility"] == "public"
    step("look around")


def profile(me):
    me.account_update_credentials(display_name="Ada of Ward 7", note="Nights & teas", locked=False, fields=[("Ward", "Seven"), ("Bleep", "b-1234")])
    mine = me.account_verify_credentials()
    assert mine.display_name == "Ada of Ward 7", mine
    assert [(f.name, f.value) for f in mine.source.fields] == [("Ward", "Seven"), ("Bleep", "b-1234")], mine.source.fields
    assert "Nights &amp; teas" in mine.note, mine.note
    assert isinstance(mine.created_at, datetime)
    step("profile")


def posts(me, other):
    first = me.status_post("Who has the *good* biscuits? #BiscuitWatch", idempotency_key="once", visibility="public", language="en")
    again = me.status_post("Who has the *good* biscuits? #BiscuitWatch", idempotency_key="once", visibility="public", language="en")
    assert first.id == again.id
    assert first.tags[0].name.lower() == "biscuitwatch"
    assert me.status(first.id).content == first.content
    reply = other.status_reply(first, "The porters do", untag=False)
    assert reply.in_reply_to_id == first.id
    assert [m.acct for m in reply.mentions] == [HANDLE]
    context = me.status_context(first.id)
    assert [s.id for s in context.descendants] == [reply.id] and context.ancestors == []
    assert [s.id for s in me.status_context(reply.id).ancestors] == [first.id]
    step("posts and thread")
    return first, reply


def acts(me, other, reply):
    assert me.status_favourite(reply.id).favourited
    assert me.status_reblog(reply.id).reblog.id == reply.id
    assert me.status_bookmark(reply.id).bookmarked
    assert [a.username for a in me.status_favourited_by(reply.id)] == [HANDLE]
    assert [a.username for a in me.status_reblogged_by(reply.id)] == [HANDLE]
    assert [s.id for s in me.favourites()] == [reply.id]
    assert [s.id for s in me.bookmarks()] == [reply.id]
    assert not me.status_unfavourite(reply.id).favourited
    me.status_unreblog(reply.id)
    assert not me.status_unbookmark(reply.id).bookmarked
    mine = me.status_post("Pin me")
    assert me.status_pin(mine.id).pinned
    assert [s.id for s in me.account_statuses(me.me().id, pinned=True)] == [mine.id]
    secret = me.status_post("Only mine", visibility="private")
    refused(MastodonNotFoundError, lambda: other.status(secret.id))
    me.status_delete(secret.id)
    refused(MastodonNotFoundError, lambda: me.status(secret.id))
    refused(MastodonAPIError, lambda: me.status_post("x" * 501))
    step("acts")


def people(me, other):
    them = other.me()
    relation = me.account_follow(them.id)
    assert relation.following and relation.showing_reblogs
    assert me.account_relationships(them.id)[0].following
    assert [a.id for a in me.account_following(me.me().id)] == [them.id]
    assert [a.id for a in me.account_followers(them.id)] == [me.me().id]
    assert me.account_lookup(them.username).id == them.id
    assert me.account_search(them.username)[0].id == them.id
    assert me.search(them.username).accounts[0].id == them.id
    assert me.search("#biscuit", result_type="hashtags").hashtags[0].name.lower() == "biscuitwatch"
    step("people")


def searches(me, other, first, reply):
    def ids(query, client=me, **more):
        return [s.id for s in client.search(query, result_type="statuses", **more).statuses]

    until(lambda: ids('"good biscuits"') == [first.id])
    until(lambda: ids("biscuit OR porters") == [reply.id, first.id])
    assert ids("biscuit OR porters", offset=1) == [first.id]
    assert ids("biscuit OR porters", max_id=reply.id) == [first.id]
    assert ids("biscuit OR porters", min_id=first.id) == [reply.id]
    assert ids("biscuit OR porters", account_id=other.me().id) == [reply.id]
    assert ids("from:me biscuit -is:reply has:link") == []
    assert ids("biscuits from:me", client=other) == []
    everything = me.search("biscuitwatch")
    assert [s.id for s in everything.statuses] == [first.id] and len(everything.hashtags) == 1, everything
    assert [s.id for s in me.search(first.url, resolve=True).statuses] == [first.id]
    refused(MastodonAPIError, lambda: ids("before:2026-02-30"))
    step("searches")


def featured_tags(me, other):
    tag = me.featured_tag_create("#BiscuitWatch")
    assert (tag.name, int(tag.statuses_count)) == ("BiscuitWatch", 1), tag
    assert tag.last_status_at is not None
    refused(MastodonAPIError, lambda: me.featured_tag_create("biscuitwatch"))
    assert [t.id for t in me.featured_tags()] == [tag.id]
    assert [t.id for t in other.account_featured_tags(me.me().id)] == [tag.id]
    assert me.featured_tag_suggestions() == []
    refused(MastodonNotFoundError, lambda: other.featured_tag_delete(tag.id))
    assert [s.tags[0].name.lower() for s in other.account_statuses(me.me().id, tagged="biscuitwatch")] == ["biscuitwatch"]
    me.featured_tag_delete(tag.id)
    assert list(me.featured_tags()) == []
    assert [t.name for t in me.featured_tag_suggestions()] == ["BiscuitWatch"]
    step("featured tags")


def paging(me, other):
    for i in range(9):
        other.status_post(f"Round {i}")
    ask("drain")
    page = me.timeline_home(limit=4)
    seen = []
    while page:
        seen += [s.id for s in page]
        page = me.fetch_next(page)
    assert len(seen) == len(set(seen)) and len(seen) >= 10, seen
    newest = me.timeline_home(limit=2)
    older = me.fetch_next(newest)
    assert [s.id for s in me.fetch_previous(older)] == [s.id for s in newest]
    everything = me.fetch_remaining(me.account_statuses(other.me().id, limit=3))
    assert len(everything) == other.me().statuses_count
    assert [s.id for s in me.timeline_hashtag("biscuitwatch", limit=1)]
    assert me.timeline_local(limit=1)[0].account.id == other.me().id
    step("paging")


def news(me, other, first):
    other.status_favourite(first.id)
    other.status_reblog(first.id)
    other.account_follow(me.me().id)
    ask("drain")
    kinds = {n.type for n in me.notifications()}
    assert {"mention", "favourite", "reblog", "follow"} <= kinds, kinds
    mentions = me.notifications(types=["mention"])
    assert [n.type for n in mentions] == ["mention"]
    assert me.notifications(mentions[0].id).id == mentions[0].id
    marker = me.markers_set(["home"], [first.id])
    assert marker.home.last_read_id == first.id, marker
    assert me.markers_get(["home"]).home.last_read_id == first.id
    me.notifications_dismiss(mentions[0].id)
    me.notifications_clear()
    assert me.account_follow(other.me().id, notify=True).notifying
    told = other.status_post("Tea at four")
    ask("drain")
    assert [(n.type, n.status.id) for n in me.notifications(types=["status"])] == [("status", told.id)]
    assert not me.account_follow(other.me().id, notify=False).notifying
    me.notifications_clear()
    assert me.notifications() == []
    step("news")


def safety(me, other):
    them = other.me()
    muted = me.account_mute(them.id, notifications=False, duration=3600)
    assert muted.muting and not muted.muting_notifications
    assert [a.id for a in me.mutes()] == [them.id]
    assert me.timeline_home() == [] or them.id not in {s.account.id for s in me.timeline_home()}
    assert not me.account_unmute(them.id).muting
    assert me.account_block(them.id).blocking
    assert [a.id for a in me.blocks()] == [them.id]
    assert them.id not in {s.account.id for s in me.timeline_local()}
    refused(MastodonNotFoundError, lambda: other.account(me.me().id))
    assert not me.account_unblock(them.id).blocking
    assert me.blocks() == [] and me.mutes() == []
    step("safety")


def lists(me, other):
    them, mine = other.me(), me.me()
    ward = me.list_create("Ward 7")
    assert (ward.title, ward.replies_policy, ward.exclusive) == ("Ward 7", "list", False), ward
    me.list_accounts_add(ward.id, [them.id, mine.id])
    refused(MastodonAPIError, lambda: me.list_accounts_add(ward.id, [them.id]))
    assert {a.id for a in me.list_accounts(ward.id)} == {them.id, mine.id}
    assert [found.id for found in me.account_lists(them.id)] == [ward.id]
    refused(MastodonNotFoundError, lambda: other.list(ward.id))
    assert me.list_update(ward.id, "Ward 8").title == "Ward 8"
    me.list_accounts_delete(ward.id, [them.id])
    assert [a.id for a in me.list_accounts(ward.id)] == [mine.id]
    assert [found.title for found in me.lists()] == ["Ward 8"]
    me.list_delete(ward.id)
    assert me.lists() == []
    step("lists")


def filters(me, other):
    mine = me.filter_create("kettle", ["home", "public"], irreversible=False, whole_word=True, expires_in=3600)
    assert (mine.phrase, mine.context, mine.whole_word, mine.irreversible) == ("kettle", ["home", "public"], True, False), mine
    assert isinstance(mine.expires_at, datetime)
    assert [found.id for found in me.filters()] == [mine.id] and me.filter(mine.id).phrase == "kettle"
    refused(MastodonNotFoundError, lambda: other.filter(mine.id))
    said = other.status_post("The kettle is broken")
    assert me.status(said.id).filtered[0].keyword_matches == ["kettle"]
    assert other.status(said.id).filtered == []
    assert me.filter_update(mine.id, phrase="kettles").phrase == "kettles"
    assert me.status(said.id).filtered == []
    me.filter_delete(mine.id)
    assert me.filters() == []
    step("filters")


class Ear(StreamListener):
    def __init__(self):
        self.heard = queue.Queue()

    def on_update(self, status):
        self.heard.put(("update", str(status.id)))

    def on_delete(self, status_id):
        self.heard.put(("delete", str(status_id)))

    def on_notification(self, notification):
        self.heard.put((notification.type, str(notification.status.id)))

    def next(self):
        return self.heard.get(timeout=60)


def until(holds):
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end, "It took too long"
        time.sleep(0.01)


def streams(me, other):
    assert me.stream_healthy()
    home, public, tag = Ear(), Ear(), Ear()
    handles = [
        me.stream_user(home, run_async=True),
        me.stream_public(public, run_async=True),
        me.stream_hashtag("teatime", tag, run_async=True),
    ]
    # Each connects in a thread of its own; what is said before that is not heard.
    until(lambda: all(handle.connection is not None for handle in handles))
    said = other.status_post("The kettle is on #TeaTime")
    for ear in (home, public, tag):
        assert ear.next() == ("update", str(said.id))
    mine = me.status_post("Coming", visibility="unlisted")
    assert home.next() == ("update", str(mine.id))
    other.status_favourite(mine.id)
    assert home.next() == ("favourite", str(mine.id))
    other.status_delete(said.id)
    for ear in (home, public, tag):
        assert ear.next() == ("delete", str(said.id))
    step("streams")


def streams_end():
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join(timeout=60)
            assert not thread.is_alive(), thread
    step("streams end with the token")


def main():
    me = sign_in()
    other = Mastodon(access_token=OTHER_TOKEN, api_base_url=ADDRESS)
    look_around(me)
    profile(me)
    first, reply = posts(me, other)
    acts(me, other, reply)
    people(me, other)
    searches(me, other, first, reply)
    featured_tags(me, other)
    paging(me, other)
    news(me, other, first)
    lists(me, other)
    filters(me, other)
    streams(me, other)
    safety(me, other)
    me.revoke_access_token()
    streams_end()
    step("done")


main()
