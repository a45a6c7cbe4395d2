using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Canteen.Testing;

namespace Canteen.Tests.Server.Proxies;

/// <summary>A self-signed certificate for <see cref="Host"/>, in the files that proxies read.</summary>
internal sealed class Certificate
{
    public const string Host = "canteen.example";

    public Certificate(TempFolder folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + Host, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        Thumbprint = certificate.Thumbprint;
        var (chain, secret) = (certificate.ExportCertificatePem() + "\n", key.ExportECPrivateKeyPem() + "\n");
        (ChainFile, KeyFile, BothFile) = (folder.File("fullchain.pem"), folder.File("privkey.pem"), folder.File("both.pem"));
        File.WriteAllText(ChainFile, chain);
        File.WriteAllText(KeyFile, secret);
        File.WriteAllText(BothFile, chain + secret);
    }

    public string Thumbprint { get; }
    public string ChainFile { get; }
    public string KeyFile { get; }
    public string BothFile { get; }
}
