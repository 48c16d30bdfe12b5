namespace MtsLife.Storage.Embedded;

/// <summary>The whole <c>postgresql.conf</c> of the embedded server, written anew at every start.</summary>
internal static class ServerSettings
{
    private const string Common = """
        # Written by MtsLife at every start. Settings of your own belong in local.conf beside this file.
        listen_addresses = '127.0.0.1'
        unix_socket_directories = ''
        password_encryption = 'scram-sha-256'
        timezone = 'UTC'
        log_timezone = 'UTC'
        lc_messages = 'C'
        log_min_messages = 'warning'
        log_checkpoints = off
        jit = off
        random_page_cost = 1.1
        max_wal_size = '2GB'
        checkpoint_timeout = '15min'
        default_text_search_config = 'pg_catalog.simple'
        """;

    private const string Durable = """
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        """;

    // For a server whose data may be lost at any moment, which is that of the tests.
    private const string Forgetful = """
        fsync = off
        synchronous_commit = off
        full_page_writes = off
        autovacuum_naptime = '10min'
        """;

    public static string Text(EmbeddedOptions options, int port) => $"""
        {Common}
        {(options.Durable ? Durable : Forgetful)}
        max_connections = {options.MaxConnections}
        shared_buffers = '{options.SharedBuffers}'
        port = {port}
        include_if_exists 'local.conf'

        """;
}
