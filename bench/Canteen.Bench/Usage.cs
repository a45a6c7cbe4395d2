namespace Canteen.Bench;

internal static class Usage
{
    public const string Text =
        """
        ./dev bench all [--quick]             every scenario, the table, and the comparison with bench/floors.json
        ./dev bench NAME [--quick] [options]  one of them; the figures go to artifacts/bench/NAME.json
          posts       durable posts: bare statements, the use case, HTTP
          home        home timelines over HTTP against a bare Kestrel with the same bytes (--people)
          filters     home timelines of people who filter, mute and block much, against the same without (--people)
          lists       timelines of lists of 100 people against the homes of their owners; memory of a list (--people)
          pages       web pages, signed in and not, and answers to apps, each against a bare Kestrel with the same bytes (--people, --only WORDS)
          cold        first reads of people who follow 300
          fanout      deliveries a second: the engine alone, and from a durable publish (--people)
          celebrity   one post to a million active followers, and what others feel of it (--followers)
          stream      from a post to 1,000 streams; 10,000 idle streams (--listeners, --idle, --stream user|public)
          chat        a tweetchat: from an answer to 5,000 streams, its page against a home page, its transcript (--watchers, --answers)
          mix         reading, writing and following at 5,500 requests a second (--mix nightcore|deathstar|everyday|home, --rate, --seconds, --people)
          memory      of an idle process, and for each active timeline (--people)
          search      search, suggestions and catching up, against the bare index; its size; how soon a post is found; what writers feel
                      (--postgres ADDRESS: there as well; --only WORDS)
          soak        a mix with streams that come and go; fails when memory is not flat (--minutes, --rate)
          server      a mix at any server with Mastodon's API: --address URL, --token T (as often as there are people) or --tokens FILE,
                      --mix, --rate, --seconds, --connections, --header 'X-Forwarded-Proto: https'. It posts and follows.
        Those with a graph take --accounts, --mean (followers), --seed, --posts, and --database for one that was loaded before.
        ./dev bench load --database sqlite:PATH|'Host=...;Username=...' [--accounts 100000] [--mean 100] [--seed 1] [--posts 2000000] [--searchable]
                                              fill an empty database, which is migrated first
        ./dev bench graph [--accounts 1500000] [--mean 403] [--seed 1]
                                              the statistics of a graph
        """;
}
