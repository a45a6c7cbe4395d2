using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Gathering;

/// <summary>A chat that stands in the database as announced, and what its hosts and others do in it through the API.</summary>
internal sealed record ChatSeed(TestServer Server, Id<Chat> Id, Member Host, IReadOnlyList<Id<ChatQuestion>> Questions)
{
    public string Api => $"/api/canteen/v1/chats/{Id}";

    public string Page => $"/chats/{Id}";

    /// <summary>Its questions are asked by hand: the clock would ask the first of them towards the end of its hour.</summary>
    public static async Task<ChatSeed> AnnounceAsync(TestServer server, Member host, bool forMembers = false, int questions = 2)
    {
        var (chat, ids) = await server.Database.WriteAsync(
            async tx =>
            {
                var id = tx.NewId<Chat>();
                await tx.ExecuteAsync(
                    """
                    INSERT INTO chats (id, host_id, title, tag, tag_display, zone, audience, state, starts_at, ends_at, changed_at, created_at)
                    VALUES (@id, @Host, 'Safe handover', 'safehandover', 'SafeHandover', 'Europe/London', @Audience, 1, @Now, @Ends, @Now, @Now)
                    """,
                    new { id, Host = host.Id, Audience = forMembers ? 1L : 0L, tx.Now, Ends = tx.Now + (60 * Chat.Minute) });
                await tx.ExecuteAsync(
                    "INSERT INTO chat_hosts (chat_id, account_id, accepted, created_at) VALUES (@id, @Host, TRUE, @Now)",
                    new { id, Host = host.Id, tx.Now });
                var asked = new List<Id<ChatQuestion>>();
                for (var at = 0; at < questions; at++)
                {
                    asked.Add(tx.NewId<ChatQuestion>());
                    await tx.ExecuteAsync(
                        "INSERT INTO chat_questions (id, chat_id, kind, position, text, minute) VALUES (@question, @id, 1, @at, @Text, 50)",
                        new { question = asked[at], id, at, Text = $"What about number {at + 1}?" });
                }
                await tx.AnnounceAsync(new ChatChanged(id, "safehandover", ChatState.Announced));
                return (id, asked);
            },
            CancellationToken.None);
        await server.DrainAsync();
        return new(server, chat, host, ids);
    }

    /// <summary>One that has been opened, with its first question asked.</summary>
    public static async Task<ChatSeed> OpenAsync(TestServer server, Member host, bool forMembers = false)
    {
        var chat = await AnnounceAsync(server, host, forMembers);
        await host.PostJsonAsync($"{chat.Api}/open");
        await chat.AskAsync(0);
        return chat;
    }

    public async Task AskAsync(int question)
    {
        await Host.PostJsonAsync($"{Api}/questions/{Questions[question]}/ask");
        await Server.DrainAsync();
    }

    public async Task EndAsync()
    {
        await Host.PostJsonAsync($"{Api}/end");
        await Server.DrainAsync();
    }

    /// <returns>The id of the post.</returns>
    public async Task<string> AnswerAsync(Member who, string text, int? question = 0, string? replyTo = null)
    {
        var answered = question is { } at ? Questions[at].ToString() : null;
        var said = await who.PostJsonAsync($"{Api}/answers", new { status = text, question_id = answered, in_reply_to_id = replyTo });
        await Server.DrainAsync();
        return said.GetProperty("id").GetString()!;
    }

    public async Task RuleAsync(string post, string ruling)
    {
        await Host.PostJsonAsync($"{Api}/answers/{post}/rule", new { ruling, reason = "It names a ward" });
        await Server.DrainAsync();
    }
}
