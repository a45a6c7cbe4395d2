using System.Data;
using Dapper;

namespace Canteen.Storage;

/// <summary>Lets Dapper read and write ids as 64-bit integers.</summary>
internal sealed class IdHandler<TEntity> : SqlMapper.TypeHandler<Id<TEntity>>
{
    public override Id<TEntity> Parse(object value) => new((long)value);

    public override void SetValue(IDbDataParameter parameter, Id<TEntity> value)
    {
        parameter.DbType = DbType.Int64;
        parameter.Value = value.Value;
    }
}
