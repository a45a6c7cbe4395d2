using Canteen.Testing;

namespace Canteen.Tests.Server.Proxies;

public sealed class Nginx : ProxiedServer
{
    // Around the block comes what Debian's nginx.conf has, except for paths that only root may write to.
    private protected override Task<ProxyProcess> StartAsync(TempFolder folder, Certificate certificate, string listen, string upstream)
    {
        var temporary = new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(
            kind => $"{kind}_temp_path {folder.File(kind)};");
        var block = OperatorsPage.Block(
            "nginx", ("listen 443 ", $"listen {listen} "), ("http://127.0.0.1:5000", "http://" + upstream),
            (
                "/etc/letsencrypt/live/canteen.example/fullchain.pem",
                certificate.ChainFile), ("/etc/letsencrypt/live/canteen.example/privkey.pem", certificate.KeyFile));
        File.WriteAllText(
            folder.File("nginx.conf"),
            $$"""
            {{(Environment.UserName == "root" ? "user root;" : "")}}
            daemon off;
            worker_processes 1;
            pid {{folder.File("nginx.pid")}};
            error_log stderr notice;
            events { worker_connections 200; }
            http {
            access_log off;
            {{string.Join('\n', temporary)}}
            {{block}}
            }
            """);
        return ProxyProcess.StartAsync(
            "nginx-light", "/usr/sbin/nginx", "start worker process ", folder.Path, "-p", folder.Path, "-e", "stderr", "-c", folder
                .File("nginx.conf"));
    }
}

public sealed class Caddy : ProxiedServer
{
    // By default it would fetch a certificate, and redirect clients without TLS from port 80.
    private protected override Task<ProxyProcess> StartAsync(TempFolder folder, Certificate certificate, string listen, string upstream)
    {
        var (host, port) = (listen.Split(':')[0], listen.Split(':')[1]);
        var block = OperatorsPage.Block(
            "caddy", ("canteen.example {", $"canteen.example:{port} "
                + $"{{\n    bind {host}\n    tls {certificate.ChainFile} {certificate.KeyFile}"),
            ("127.0.0.1:5000", upstream));
        File.WriteAllText(folder.File("Caddyfile"), "{\n    admin off\n    auto_https disable_redirects\n}\n" + block);
        return ProxyProcess.StartAsync(
            "caddy", "/usr/bin/caddy", "serving initial configuration", folder.Path, "run", "--config", folder
                .File("Caddyfile"), "--adapter", "caddyfile");
    }
}

public sealed class HAProxy : ProxiedServer
{
    // Before the block comes the beginning of Debian's haproxy.cfg, except for what only root may do.
    private protected override Task<ProxyProcess> StartAsync(TempFolder folder, Certificate certificate, string listen, string upstream)
    {
        const string Start =
            """
            global
                maxconn 200

            defaults
                mode http
                timeout connect 5000
                timeout client 50000
                timeout server 50000


            """;
        var block = OperatorsPage.Block(
            "haproxy", ("bind :443 ", $"bind {listen} "), ("/etc/haproxy/canteen.example.pem", certificate.BothFile),
            ("127.0.0.1:5000", upstream));
        File.WriteAllText(folder.File("haproxy.cfg"), Start + block);
        return ProxyProcess.StartAsync(
            "haproxy", "/usr/sbin/haproxy", "Loading success", folder.Path, "-W", "-db", "-f", folder.File("haproxy.cfg"));
    }
}
