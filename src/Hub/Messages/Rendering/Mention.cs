using MtsLife.Hub.Names;

namespace MtsLife.Hub.Messages;

internal enum MentionKind
{
    Handle,
    Name,
    All,
    Here,
}

/// <summary>
/// Whom a text names. <paramref name="Key"/> is a lower-case handle, or for <c>@"Фамилия Имя"</c>
/// the <see cref="PersonName.Key"/> of it, the same in either order; empty for all and here.
/// </summary>
internal readonly record struct Mention(MentionKind Kind, string Key)
{
    public static readonly Mention All = new(MentionKind.All, "");
    public static readonly Mention Here = new(MentionKind.Here, "");

    public static Mention OfHandle(ReadOnlySpan<char> typed)
    {
        var handle = typed.ToString().ToLowerInvariant();
        return handle switch
        {
            "all" => All,
            "here" => Here,
            _ => new(MentionKind.Handle, handle),
        };
    }

    public static Mention OfName(string typed) => new(MentionKind.Name, PersonName.Key(typed));
}
