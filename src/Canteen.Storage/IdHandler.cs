using System.Data;
using System.Globalization;
using Dapper;

namespace Canteen.Storage;

/// <summary>
/// Lets Dapper read and write ids, including nullable ones, as 64-bit integers. The type is given even for null, because PostgreSQL cannot
/// infer it.
/// </summary>
internal sealed class IdHandler<TEntity> : SqlMapper.ITypeHandler
{
    public object? Parse(Type destinationType, object value) =>
        value is DBNull ? null : new Id<TEntity>(Convert.ToInt64(value, CultureInfo.InvariantCulture));

    public void SetValue(IDbDataParameter parameter, object value)
    {
        parameter.DbType = DbType.Int64;
        parameter.Value = value is Id<TEntity> id ? id.Value : DBNull.Value;
    }
}
