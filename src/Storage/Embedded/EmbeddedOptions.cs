namespace MtsLife.Storage.Embedded;

/// <param name="Folder">Holds the data, the log and the password; made if missing.</param>
/// <param name="Port">Null: a free one.</param>
/// <param name="Durable">False only for data that may be lost.</param>
public sealed record EmbeddedOptions(
    string Folder, int? Port = null, bool Durable = true, int MaxConnections = 100, string SharedBuffers = "256MB");
