using System.Net;
using System.Net.Sockets;
using System.Text;
using Canteen.Testing;

namespace Canteen.Tests.Server.Door;

public class MailTests
{
    [Fact]
    public async Task Mails_go_to_the_SMTP_server_that_is_set()
    {
        using var smtp = new SmtpSink();
        await using var server = await TestServer.StartAsync(
            s => s with { Smtp = $"smtp://127.0.0.1:{smtp.Port}", MailFrom = "tea@canteen.example" });
        await server.MemberAsync("ada");
        using var browser = server.Browser();
        await browser.SubmitAsync("/forgotten", "/forgotten", ("email", "ada@example.org"));
        await server.DrainAsync();
        var said = await smtp.ReceivedAsync();
        Assert.Contains("MAIL FROM:<tea@canteen.example>", said, StringComparison.Ordinal);
        Assert.Contains("RCPT TO:<ada@example.org>", said, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(server.DataFolder, "mail")));
    }

    [Fact]
    public async Task A_mail_that_is_not_taken_waits_and_is_tried_again()
    {
        using var smtp = new SmtpSink();
        var port = smtp.Port;
        smtp.Dispose();
        await using var server = await TestServer.StartAsync(s => s with { Smtp = $"smtp://127.0.0.1:{port}" });
        await server.MemberAsync("ada");
        using var browser = server.Browser();
        await browser.SubmitAsync("/forgotten", "/forgotten", ("email", "ada@example.org"));
        await server.DrainAsync();
        var (waiting, tries) = await server.Database.ReadAsync(
            async db => (await db.ScalarAsync<long>(
                "SELECT count(*) FROM jobs WHERE dead_at IS NULL"), await db.ScalarAsync<long>("SELECT max(attempts) FROM jobs")),
            CancellationToken.None);
        Assert.Equal(1, waiting);
        Assert.True(tries > 0);
    }

    [Fact]
    public async Task Mails_hold_their_link_and_the_log_does_not()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = server.Browser();
        await browser.SubmitAsync("/forgotten", "/forgotten", ("email", "ada@example.org"));
        var link = await server.LinkAsync("ada@example.org");
        var token = Mailbox.TokenOf(link);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(server.DataFolder, "mail"), "*.eml"));
        Assert.Contains(server.Address + link, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.DoesNotContain(token, server.Log.ToString(), StringComparison.Ordinal);
        var stored = await server.Database.ReadAsync(
            db =>
                db.ScalarAsync<long>("SELECT count(*) FROM mail_tokens WHERE token_hash = @token", new { token }), CancellationToken.None);
        Assert.Equal(0, stored);
    }

    /// <summary>Accepts one mail, and records the conversation.</summary>
    private sealed class SmtpSink : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Task<string> _talk;

        public SmtpSink()
        {
            _listener.Start();
            _talk = TalkAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public Task<string> ReceivedAsync() => _talk.WaitAsync(TimeSpan.FromSeconds(30));

        public void Dispose() => _listener.Dispose();

        private async Task<string> TalkAsync()
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync();
                using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
                await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
                return await TakeAsync(reader, writer);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return "";
            }
        }

        private static async Task<string> TakeAsync(StreamReader reader, StreamWriter writer)
        {
            var said = new StringBuilder();
            var inBody = false;
            await writer.WriteLineAsync("220 sink");
            while (await reader.ReadLineAsync() is { } line)
            {
                said.AppendLine(line);
                if (inBody && line != ".") continue;
                var ends = inBody;
                inBody = line == "DATA";
                await writer.WriteLineAsync(inBody ? "354 go on" : line == "QUIT" ? "221 bye" : "250 fine");
                if (ends) break;
            }
            return said.ToString();
        }
    }
}
