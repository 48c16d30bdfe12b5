using Npgsql;
using static NpgsqlTypes.NpgsqlDbType;

namespace MtsLife.Storage.Demo;

/// <summary>The rows that one message leaves in each table.</summary>
internal static class MessageCopy
{
    public static void Write(NpgsqlBinaryImporter copy, MessageRow message)
    {
        copy.Write(message.Id, Bigint);
        copy.Write(message.AuthorId, Bigint);
        copy.Write(message.ClientId, Uuid);
        copy.Write(message.ChannelId, Bigint);
        copy.Write(message.Text, Text);
        copy.Write(message.Html, Text);
        copy.Write(message.RenderVersion, Smallint);
        copy.Write(message.Version, Integer);
        copy.Write(message.At, TimestampTz);
        copy.Maybe(message.Before?.At);
        copy.Maybe(message.DeletedAt);
        copy.Maybe(message.DeletedAt is null ? null : message.AuthorId);
        copy.Write(message.Kind, Text);
        copy.Write(message.Title, Text);
        copy.Write(message.Revision, Integer);
    }

    public static void WritePlacement(NpgsqlBinaryImporter copy, MessageRow message)
    {
        copy.Write(message.ChannelId, Bigint);
        copy.Write(message.Post, Bigint);
        copy.Write(message.Seq, Bigint);
        copy.Write(message.Id, Bigint);
        copy.Write(message.At, TimestampTz);
        copy.Write(message.AuthorId, Bigint);
    }

    public static void WriteMention(NpgsqlBinaryImporter copy, (MessageRow Message, long Person) mention)
    {
        copy.Write(mention.Person, Bigint);
        copy.Write(mention.Message.ChannelId, Bigint);
        copy.Write(mention.Message.Post, Bigint);
        copy.Write(mention.Message.Id, Bigint);
    }

    public static void WriteChannelMention(NpgsqlBinaryImporter copy, MessageRow message)
    {
        copy.Write(message.ChannelId, Bigint);
        copy.Write(message.Post, Bigint);
        copy.Write(message.Id, Bigint);
        copy.Write("all", Text);
    }

    public static void WriteVersion(NpgsqlBinaryImporter copy, MessageRow message)
    {
        copy.Write(message.Id, Bigint);
        copy.Write(1, Integer);
        copy.Write(message.Before!.Value.Text, Text);
        copy.Write(message.At, TimestampTz);
    }

    public static void Write(NpgsqlBinaryImporter copy, ChannelEventRow happened)
    {
        copy.Write(happened.ChannelId, Bigint);
        copy.Write(happened.Seq, Bigint);
        copy.Write(happened.Kind, Text);
        copy.Write(happened.MessageId, Bigint);
        copy.Maybe(happened.PersonId);
        copy.Write(happened.At, TimestampTz);
    }

    public static void WriteEvent(NpgsqlBinaryImporter copy, short shard, long n, EventRow happened)
    {
        copy.Write(shard, Smallint);
        copy.Write(n, Bigint);
        copy.Write(happened.Kind, Text);
        copy.Write(happened.At, TimestampTz);
        copy.Maybe(happened.ActorId);
        copy.Write(happened.ChannelId, Bigint);
        copy.Maybe(happened.MessageId);
        copy.Maybe(happened.PersonId);
        copy.Maybe(happened.TopicId);
        copy.Maybe(happened.SubjectId);
    }
}
