using Npgsql;
using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace MtsLife.Storage.Demo;

/// <summary>The tables with the columns that a fill gives, and how a row is written to each by binary COPY.</summary>
internal static class CompanyCopy
{
    public const string Units = "units (id, parent_id, kind, code, name, address, time_zone)";

    public const string Channels = """
        channels (id, kind, group_id, name, purpose, direct_people, readers, writers, private,
                  head_seq, head_post, head_at, first_seq, created_at, archived_at, root_id, home_id)
        """;

    public const string People = """
        people (id, handle, given_name, family_name, position, unit_id, role, channel_id, time_zone, created_at,
                phone, email, about, status_text, status_emoji)
        """;

    public const string Zones = "person_zones (person_id, from_at, time_zone)";
    public const string Subscriptions = "person_subscriptions (person_id, follower_id, at)";

    public const string Groups = """
        groups (id, name, description, visibility, unit_id, mandatory, member_count, created_by, created_at, archived_at)
        """;

    public const string GroupMembers = "group_members (group_id, person_id, role, joined_at)";
    public const string ChannelMembers = "channel_members (channel_id, person_id, read_post, muted, joined_at, mandatory)";

    public const string Messages = """
        messages (id, author_id, client_id, channel_id, text, html, render_version, version,
                  created_at, edited_at, deleted_at, deleted_by, kind, title, revision)
        """;

    public const string Placements = "placements (channel_id, post, seq, message_id, placed_at, placed_by)";
    public const string Mentions = "mentions (person_id, channel_id, post, message_id)";
    public const string ChannelMentions = "channel_mentions (channel_id, post, message_id, word)";
    public const string Versions = "message_versions (message_id, version, text, written_at)";
    public const string ChannelEvents = "channel_events (channel_id, seq, kind, message_id, person_id, at)";
    public const string Events = "events (shard, n, kind, at, actor_id, channel_id, message_id, person_id, topic_id, subject_id)";

    public static short ShardOf(long channelId) => (short)(channelId % 16);

    public static async Task CopyAsync<T>(
        NpgsqlConnection connection, string table, IEnumerable<T> rows, Action<NpgsqlBinaryImporter, T> write,
        CancellationToken cancel)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY {table} FROM STDIN (FORMAT binary)", cancel);
        // One table of a bulk fill takes longer than a request may.
        copy.Timeout = TimeSpan.FromHours(1);
        foreach (var row in rows)
        {
            copy.StartRow();
            write(copy, row);
        }
        await copy.CompleteAsync(cancel);
    }

    public static void Write(NpgsqlBinaryImporter copy, UnitRow unit)
    {
        copy.Write(unit.Id, Bigint);
        copy.Maybe(unit.ParentId);
        copy.Write(unit.Kind, Text);
        copy.Maybe(unit.Code);
        copy.Write(unit.Name, Text);
        copy.Write(unit.Address, Text);
        copy.Write(unit.TimeZone, Text);
    }

    public static void Write(NpgsqlBinaryImporter copy, ChannelRow channel)
    {
        copy.Write(channel.Id, Bigint);
        copy.Write(channel.Kind, Text);
        copy.Maybe(channel.GroupId);
        copy.Write(channel.Name, Text);
        copy.Write(channel.Purpose, Text);
        if (channel.DirectPeople is { } people)
            copy.Write(people, NpgsqlDbType.Array | Bigint);
        else
            copy.WriteNull();
        copy.Write(channel.Readers, Text);
        copy.Write(channel.Writers, Text);
        copy.Write(channel.Private, NpgsqlDbType.Boolean);
        copy.Write(channel.HeadSeq, Bigint);
        copy.Write(channel.HeadPost, Bigint);
        copy.Maybe(channel.HeadAt);
        copy.Write(channel.FirstSeq, Bigint);
        copy.Write(channel.CreatedAt, TimestampTz);
        copy.Maybe(channel.ArchivedAt);
        copy.Maybe(channel.Thread?.RootId);
        copy.Maybe(channel.Thread?.HomeId);
    }

    public static void Write(NpgsqlBinaryImporter copy, PersonRow person)
    {
        copy.Write(person.Id, Bigint);
        copy.Write(person.Handle, Text);
        copy.Write(person.GivenName, Text);
        copy.Write(person.FamilyName, Text);
        copy.Write(person.Position, Text);
        copy.Write(person.UnitId, Bigint);
        copy.Write(person.Role, Text);
        copy.Write(person.ChannelId, Bigint);
        copy.Write(person.TimeZone, Text);
        copy.Write(person.CreatedAt, TimestampTz);
        copy.Write(person.Phone, Text);
        copy.Write(person.Email, Text);
        copy.Write(person.About, Text);
        copy.Write(person.StatusText, Text);
        copy.Write(person.StatusEmoji, Text);
    }

    /// <summary>The zone that a person began with.</summary>
    public static void WriteZone(NpgsqlBinaryImporter copy, PersonRow person)
    {
        copy.Write(person.Id, Bigint);
        copy.Write(person.CreatedAt, TimestampTz);
        copy.Write(person.TimeZone, Text);
    }

    public static void Write(NpgsqlBinaryImporter copy, SubscriptionRow subscription)
    {
        copy.Write(subscription.PersonId, Bigint);
        copy.Write(subscription.FollowerId, Bigint);
        copy.Write(subscription.At, TimestampTz);
    }

    public static void Write(NpgsqlBinaryImporter copy, GroupRow group)
    {
        copy.Write(group.Id, Bigint);
        copy.Write(group.Name, Text);
        copy.Write(group.Description, Text);
        copy.Write(group.Visibility, Text);
        copy.Maybe(group.UnitId);
        copy.Write(group.Mandatory, NpgsqlDbType.Boolean);
        copy.Write(group.MemberCount, Integer);
        copy.Write(group.CreatedBy, Bigint);
        copy.Write(group.CreatedAt, TimestampTz);
        copy.Maybe(group.ArchivedAt);
    }

    public static void Write(NpgsqlBinaryImporter copy, GroupMemberRow member)
    {
        copy.Write(member.GroupId, Bigint);
        copy.Write(member.PersonId, Bigint);
        copy.Write(member.Role, Text);
        copy.Write(member.JoinedAt, TimestampTz);
    }

    public static void Write(NpgsqlBinaryImporter copy, ChannelMemberRow member)
    {
        copy.Write(member.ChannelId, Bigint);
        copy.Write(member.PersonId, Bigint);
        copy.Write(member.ReadPost, Bigint);
        copy.Write(member.Muted, NpgsqlDbType.Boolean);
        copy.Write(member.JoinedAt, TimestampTz);
        copy.Write(member.Mandatory, NpgsqlDbType.Boolean);
    }
}
