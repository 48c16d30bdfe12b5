using Dapper;

namespace MtsLife.Storage.SignIn;

/// <summary>Data Protection's key ring, the same for every node. Its interface is synchronous, and so are these.</summary>
public sealed class DataProtectionKeySql(Database database)
{
    public IReadOnlyList<string> All()
    {
        using var connection = database.Source.OpenConnection();
        return connection.Query<string>("SELECT xml FROM data_protection_keys ORDER BY id").AsList();
    }

    public void Insert(string friendlyName, string xml)
    {
        using var connection = database.Source.OpenConnection();
        connection.Execute("""
            INSERT INTO data_protection_keys (friendly_name, xml) VALUES (@friendlyName, @xml) ON CONFLICT (friendly_name) DO NOTHING
            """, new { friendlyName, xml });
    }
}
