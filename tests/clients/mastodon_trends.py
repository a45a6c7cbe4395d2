"""Reads through Mastodon.py's own calls what trends on a running server.

Usage: mastodon_trends.py ADDRESS TOKEN HASHTAG POST LINK

Three people used each of the three today. Every step that holds prints "ok". The first that does not ends the program with a traceback.
"""

import sys
from datetime import datetime, timedelta

from mastodon import Mastodon

ADDRESS, TOKEN, HASHTAG, POST, LINK = sys.argv[1:6]


def reads(history):
    assert len(history) == 7, history
    assert (int(history[0].uses), int(history[0].accounts)) == (3, 3), history
    for back, day in enumerate(history):
        assert isinstance(day.day, datetime), day
        assert history[0].day - day.day == timedelta(days=back), history
        assert back == 0 or (int(day.uses), int(day.accounts)) == (0, 0), history


def look(client):
    tags = client.trending_tags(limit=5)
    assert [tag.name for tag in tags] == [HASHTAG, "Second"], tags
    reads(tags[0].history)
    assert [tag.name for tag in client.trends()][:1] == [HASHTAG]
    assert [str(status.id) for status in client.trending_statuses()] == [POST]
    links = client.trending_links()
    assert [link.url for link in links] == [LINK], links
    reads(links[0].history)


look(Mastodon(api_base_url=ADDRESS))
print("ok a visitor", flush=True)
look(Mastodon(access_token=TOKEN, api_base_url=ADDRESS))
print("ok a member", flush=True)
print("ok done", flush=True)
