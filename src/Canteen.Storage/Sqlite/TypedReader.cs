using System.Collections;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Canteen.Storage.Sqlite;

/// <summary>
/// What a query gives, with the same types at each row and each time. The provider takes the type of a computed column from the row at
/// hand, and Dapper compiles what reads rows anew whenever a first row has other types than the one before: NULL is enough. That takes
/// longer than most queries, and is not safe between threads (its <c>DeserializerState</c> is two words, written one after the other).
/// </summary>
internal sealed class TypedReader(SqliteDataReader inner, Type[] types) : DbDataReader
{
    private Type[] _types = types;

    /// <summary>
    /// As the tables declare them. A computed column may be anything: said to be bytes, which are never read as something else, its values
    /// are converted one by one, as what they are.
    /// </summary>
    public static Type[] TypesOf(SqliteDataReader reader)
    {
        var types = new Type[reader.FieldCount];
        for (var i = 0; i < types.Length; i++) types[i] = TypeOf(SQLitePCL.raw.sqlite3_column_decltype(reader.Handle, i).utf8_to_string());
        return types;
    }

    private static Type TypeOf(string? declared) => declared switch
    {
        "BIGINT" or "INTEGER" or "BOOLEAN" => typeof(long),
        "TEXT" => typeof(string),
        "REAL" => typeof(double),
        _ => typeof(byte[]),
    };

    public override Type GetFieldType(int ordinal) => _types[ordinal];

    public override bool NextResult()
    {
        if (!inner.NextResult()) return false;
        _types = TypesOf(inner);
        return true;
    }

    public override bool Read() => inner.Read();
    public override int Depth => inner.Depth;
    public override int FieldCount => inner.FieldCount;
    public override bool HasRows => inner.HasRows;
    public override bool IsClosed => inner.IsClosed;
    public override int RecordsAffected => inner.RecordsAffected;
    public override object this[int ordinal] => inner.GetValue(ordinal);
    public override object this[string name] => inner[name];
    public override object GetValue(int ordinal) => inner.GetValue(ordinal);
    public override int GetValues(object[] values) => inner.GetValues(values);
    public override bool IsDBNull(int ordinal) => inner.IsDBNull(ordinal);
    public override string GetName(int ordinal) => inner.GetName(ordinal);
    public override int GetOrdinal(string name) => inner.GetOrdinal(name);
    public override string GetDataTypeName(int ordinal) => inner.GetDataTypeName(ordinal);
    public override T GetFieldValue<T>(int ordinal) => inner.GetFieldValue<T>(ordinal);
    public override bool GetBoolean(int ordinal) => inner.GetBoolean(ordinal);
    public override byte GetByte(int ordinal) => inner.GetByte(ordinal);
    public override char GetChar(int ordinal) => inner.GetChar(ordinal);
    public override DateTime GetDateTime(int ordinal) => inner.GetDateTime(ordinal);
    public override decimal GetDecimal(int ordinal) => inner.GetDecimal(ordinal);
    public override double GetDouble(int ordinal) => inner.GetDouble(ordinal);
    public override float GetFloat(int ordinal) => inner.GetFloat(ordinal);
    public override Guid GetGuid(int ordinal) => inner.GetGuid(ordinal);
    public override short GetInt16(int ordinal) => inner.GetInt16(ordinal);
    public override int GetInt32(int ordinal) => inner.GetInt32(ordinal);
    public override long GetInt64(int ordinal) => inner.GetInt64(ordinal);
    public override string GetString(int ordinal) => inner.GetString(ordinal);
    public override IEnumerator GetEnumerator() => inner.GetEnumerator();

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        inner.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        inner.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);

    public override void Close() => inner.Close();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
