using System.Text;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Tests.Unit.Input;

public class ApiInputTests
{
    [Theory]
    [InlineData("a[]=1&a[]=2")]
    [InlineData("a[0]=1&a[1]=2")]
    [InlineData("a[7]=1&a[3]=2")]
    public async Task Lists_are_read_in_order_of_appearance(string query) =>
        Assert.Equal(["1", "2"], (await QueryAsync(query)).List("a"));

    [Fact]
    public async Task A_scalar_where_a_list_is_expected_is_a_list_of_one() =>
        Assert.Equal(["1"], (await QueryAsync("a=1")).List("a"));

    [Theory]
    [InlineData(
        "fields_attributes[0][name]=Ward&fields_attributes[0][value]=7&fields_attributes[1][name]=Bleep&fields_attributes[1][value]=42")]
    [InlineData(
        "fields_attributes[][name]=Ward&fields_attributes[][value]=7&fields_attributes[][name]=Bleep&fields_attributes[][value]=42")]
    public async Task Lists_of_objects_are_read_from_forms(string form)
    {
        var fields = (await FormAsync(form)).Objects("fields_attributes");
        Assert.Equal(["Ward=7", "Bleep=42"], fields.Select(f => $"{f.Text("name")}={f.Text("value")}"));
    }

    [Fact]
    public async Task Lists_of_objects_are_read_from_json_arrays_and_from_objects_keyed_by_index()
    {
        var array = (await JsonAsync("""{"f":[{"name":"x"},{"name":"y"}]}""")).Objects("f");
        var keyed = (await JsonAsync("""{"f":{"0":{"name":"x"},"1":{"name":"y"}}}""")).Objects("f");
        Assert.Equal(array.Select(f => f.Text("name")), keyed.Select(f => f.Text("name")));
    }

    [Fact]
    public async Task Objects_nest_and_hold_lists()
    {
        var input = await QueryAsync("poll[options][]=tea&poll[options][]=coffee&source[privacy]=private");
        Assert.Equal(["tea", "coffee"], input.Object("poll")!.List("options"));
        Assert.Equal("private", input.Object("source")!.Text("privacy"));
    }

    [Fact]
    public async Task The_body_wins_over_the_query()
    {
        var context = Request("""{"limit":3}""", "application/json");
        context.Request.QueryString = new QueryString("?limit=9&other=1");
        var input = (await ApiInput.BindAsync(context))!;
        Assert.Equal(3, input.Number("limit"));
        Assert.Equal(1, input.Number("other"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("\uFEFF{}")]
    [InlineData("""{"status":null}""")]
    public async Task Nothing_given_is_nothing_given(string body) => Assert.False((await JsonAsync(body)).Has("status"));

    [Fact]
    public async Task Numbers_and_booleans_are_taken_where_text_is_expected()
    {
        var input = await JsonAsync("""{"number":12,"real":1.50,"yes":true,"no":false}""");
        Assert.Equal(["12", "1.50", "true", "false"], new[] { "number", "real", "yes", "no" }.Select(n => input.Text(n)));
        Assert.True(input.Flag("yes"));
        Assert.False(input.Flag("no"));
    }

    [Theory]
    [InlineData("f=0", false)]
    [InlineData("f=off", false)]
    [InlineData("f=F", false)]
    [InlineData("f=1", true)]
    [InlineData("f=no", true)]
    [InlineData("f=", null)]
    [InlineData("", null)]
    public async Task Flags_are_read_as_Rails_reads_them(string query, bool? expected) =>
        Assert.Equal(expected, (await QueryAsync(query)).Flag("f"));

    [Theory]
    [InlineData("-5", 5)]
    [InlineData("0", 1)]
    [InlineData("9999999", 40)]
    [InlineData("-9223372036854775808", 40)]
    [InlineData("", 20)]
    public async Task A_limit_loses_its_sign_and_is_capped(string limit, int expected) =>
        Assert.Equal(expected, (await QueryAsync("limit=" + limit)).Window(20, 40).Limit);

    [Theory]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    [InlineData("12")]
    [InlineData("{")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":1}{}")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"a\":{\"b\":1,\"b\":2}}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("{\"\\udc00\":1}")]
    [InlineData("{\"a\":NaN}")]
    [InlineData("{\"a\":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}")]
    public async Task Json_that_cannot_be_read_is_a_bad_request_at_once(string body) =>
        Assert.Equal(FaultKind.BadRequest, (await Assert.ThrowsAsync<BadInputException>(() => JsonAsync(body))).Fault.Kind);

    [Fact]
    public async Task Json_that_is_not_utf8_is_a_bad_request()
    {
        await RefusedAsync(Request([(byte)'{', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)':', (byte)'1', (byte)'}'], "application/json"));
        await RefusedAsync(Request(Encoding.Unicode.GetBytes("{}"), "application/json; charset=utf-16"));
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=a\r\n\r\ncut off")]
    [InlineData("multipart/form-data; boundary=x", "nothing of the kind")]
    [InlineData("multipart/form-data", "--x--")]
    public async Task A_form_that_cannot_be_read_is_a_bad_request(string type, string body) => await RefusedAsync(Request(body, type));

    [Theory]
    [InlineData("a[b][c][d][e][f][g][h][i][j]=1")]
    [InlineData("a[[[[[[[[[[[[[[=1")]
    public async Task Names_nest_only_so_far(string query) => await Assert.ThrowsAsync<BadInputException>(() => QueryAsync(query));

    [Theory]
    [InlineData("a[=1")]
    [InlineData("a]=1")]
    [InlineData("[]=1")]
    [InlineData("[=1&]=2")]
    [InlineData("=1")]
    [InlineData("a=1&a[]=2&a[b]=3&a[][c]=4&a=5")]
    [InlineData("a[][b][]=1&a[][b][]=2")]
    [InlineData("%00=1&a%5B%5D=%00&a[%ff]=%ff%fe")]
    public async Task Odd_names_are_harmless(string query) => Assert.NotNull(await QueryAsync(query));

    [Fact]
    public async Task Values_of_the_wrong_shape_are_refused_where_they_are_read()
    {
        var input = await JsonAsync("""{"text":{"a":1},"list":[[1]],"object":"x","number":"many","objects":["x"]}""");
        foreach (var read in new Action[]
        {
            () =>
                input.Text("text"), () =>
                    input.List("list"), () => input.Object("object"), () => input.Number("number"), () => input.Objects("objects"),
        })
        {
            Assert.Equal(FaultKind.Invalid, Assert.Throws<BadInputException>(read).Fault.Kind);
        }
    }

    [Fact]
    public async Task Text_is_cleaned_and_bounded()
    {
        var input = await QueryAsync("t=a%00b%0D%0Ac&long=" + new string('x', 300));
        Assert.Equal("ab\nc", input.Text("t"));
        Assert.Throws<BadInputException>(() => input.Text("long", 299));
        Assert.Equal(FaultKind.BadRequest, Assert.Throws<BadInputException>(() => input.Required("absent")).Fault.Kind);
    }

    [Fact]
    public async Task What_is_no_id_is_an_unknown_one()
    {
        var input = await QueryAsync("id=abc&ids[]=1&ids[]=x&ids[]=-2&ids[]=99999999999999999999");
        Assert.Equal(default(PostId), input.Id<Post>("id"));
        Assert.Equal([new PostId(1)], input.Ids<Post>("ids"));
        Assert.Null(input.Id<Post>("absent"));
    }

    private static async Task RefusedAsync(HttpContext context) =>
        Assert.Equal(
            FaultKind.BadRequest, (await Assert.ThrowsAsync<BadInputException>(async () => await ApiInput.BindAsync(context))).Fault.Kind);

    private static async Task<ApiInput> QueryAsync(string query)
    {
        var context = Request("", null);
        context.Request.QueryString = new QueryString(query.Length == 0 ? "" : "?" + query);
        return (await ApiInput.BindAsync(context))!;
    }

    private static async Task<ApiInput> FormAsync(string form) =>
        (await ApiInput.BindAsync(Request(form, "application/x-www-form-urlencoded")))!;

    private static async Task<ApiInput> JsonAsync(string body) =>
        (await ApiInput.BindAsync(Request(body, "application/json; charset=utf-8")))!;

    private static DefaultHttpContext Request(string body, string? type) => Request(Encoding.UTF8.GetBytes(body), type);

    private static DefaultHttpContext Request(byte[] body, string? type)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "POST";
        context.Request.ContentType = type;
        context.Request.Body = new MemoryStream(body);
        return context;
    }
}
