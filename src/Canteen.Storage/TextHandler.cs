using System.Data;
using System.Globalization;
using System.Text;
using Dapper;

namespace Canteen.Storage;

/// <summary>
/// The last defence against hostile text: what PostgreSQL cannot store (NUL) and what is not valid text (half a surrogate pair) is stored
/// as U+FFFD on both engines, instead of failing on one of them.
/// </summary>
internal sealed class TextHandler : SqlMapper.ITypeHandler
{
    public object? Parse(Type destinationType, object value) =>
        value is DBNull ? null : value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture);

    public void SetValue(IDbDataParameter parameter, object value)
    {
        parameter.DbType = DbType.String;
        parameter.Value = value is string text ? Storable(text) : DBNull.Value;
    }

    private static string Storable(string text)
    {
        if (text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return text.Contains('\0', StringComparison.Ordinal) ? text.Replace('\0', '\uFFFD') : text;
    }
}
