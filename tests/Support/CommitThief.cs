using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace MtsLife.Support;

/// <summary>
/// Stands between a server and PostgreSQL. Asked to, it lets a COMMIT through, waits for PostgreSQL to have done it, and
/// cuts the connection instead of bringing the answer back: committed, and nobody knows.
/// </summary>
public sealed class CommitThief : IAsyncDisposable
{
    private static readonly byte[] CommitTag = Encoding.ASCII.GetBytes("COMMIT\0");

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly NpgsqlConnectionStringBuilder behind;
    private readonly Task accepting;
    private int wanted;
    private int stolen;

    public CommitThief(string connectionString)
    {
        behind = new(connectionString);
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Leads through the thief. Encryption would hide the answers from it.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(behind.ConnectionString)
    {
        Host = "127.0.0.1",
        Port = ((IPEndPoint)listener.LocalEndpoint).Port,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>How many answers were taken so far.</summary>
    public int Stolen => Volatile.Read(ref stolen);

    public void StealNext(int count = 1) => Interlocked.Add(ref wanted, count);

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
                open.Add(ServeAsync(await listener.AcceptTcpClientAsync(stopping.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient near)
    {
        using var far = new TcpClient();
        using (near)
        {
            try
            {
                await far.ConnectAsync(behind.Host!, behind.Port, stopping.Token);
                near.NoDelay = far.NoDelay = true;
                using var both = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
                await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream(), both.Token), AnswersAsync(far.GetStream(), near.GetStream(), both.Token));
                await both.CancelAsync();
            }
            catch (Exception lost) when (lost is IOException or SocketException or OperationCanceledException)
            {
                // One side has gone; the other is closed with it.
            }
        }
    }

    /// <summary>Message by message: a byte that says which, four that say how long.</summary>
    private async Task AnswersAsync(NetworkStream from, NetworkStream to, CancellationToken stop)
    {
        var head = new byte[5];
        while (true)
        {
            await from.ReadExactlyAsync(head, stop);
            var body = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1)) - 4];
            await from.ReadExactlyAsync(body, stop);
            if (head[0] == 'C' && body.AsSpan().SequenceEqual(CommitTag) && Take())
                return;
            await to.WriteAsync((byte[])[.. head, .. body], stop);
        }
    }

    private bool Take()
    {
        if (Interlocked.Decrement(ref wanted) < 0)
        {
            Interlocked.Increment(ref wanted);
            return false;
        }

        Interlocked.Increment(ref stolen);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await accepting;
        listener.Dispose();
        stopping.Dispose();
    }
}
