using Canteen.Storage;
using Canteen.Storage.Postgres;

namespace Canteen.Tests.Server.Storage;

[Trait("engine", "either")]
public sealed class PostgresAddressTests
{
    [Theory]
    [InlineData("Host=db;Username=canteen;Database=canteen")]
    [InlineData("postgres://canteen@db/canteen")]
    public void An_address_that_says_nothing_of_it_gets_twenty_connections_prepared_statements_and_no_compiler(string text)
    {
        var address = PostgresAddress.Parse(text);
        Assert.Equal(("db", "canteen", "canteen"), (address.Host, address.Username, address.Database));
        Assert.Equal((20, 200, 2), (address.MaxPoolSize, address.MaxAutoPrepare, address.AutoPrepareMinUsages));
        Assert.Equal("-c jit=off -c enable_seqscan=off -c random_page_cost=1.1", address.Options);
        Assert.Equal(("canteen", true), (address.ApplicationName, address.NoResetOnClose));
    }

    [Theory]
    [InlineData("Host=db;Maximum Pool Size=7;Max Auto Prepare=0;Auto Prepare Min Usages=9;Application Name=tea;Options=-c jit=on")]
    [InlineData("postgres://db/?Maximum Pool Size=7&Max Auto Prepare=0&Auto Prepare Min Usages=9&application_name=tea&options=-c jit=on")]
    public void What_an_address_says_holds(string text)
    {
        var address = PostgresAddress.Parse(text);
        Assert.Equal((7, 0, 9), (address.MaxPoolSize, address.MaxAutoPrepare, address.AutoPrepareMinUsages));
        Assert.Equal(("tea", "-c jit=on -c enable_seqscan=off -c random_page_cost=1.1"), (address.ApplicationName, address.Options));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("postgres://db:port/canteen")]
    [InlineData("Host=db;Colour=green")]
    public void What_is_no_address_is_refused_with_a_sentence(string text)
    {
        var refused = Assert.Throws<DatabaseUnavailableException>(() => PostgresAddress.Parse(text));
        Assert.Contains("address cannot be read", refused.Message, StringComparison.Ordinal);
    }
}
