using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Hub.Names;

namespace MtsLife.Hub.Commands;

/// <param name="Typed">As it stands in the text, for the refusal that it may meet.</param>
internal readonly record struct TypedMention(Mention Who, string Typed);

/// <summary>
/// Reads what follows a command's name from left to right. Each verb takes what it is for if that comes next and
/// otherwise leaves the text alone, so that what is not taken stays Markdown as it was typed.
/// </summary>
internal sealed class CommandArguments(string text)
{
    private int at;

    public bool IsAtEnd => Next == text.Length;

    /// <summary>What is left. Spaces at the beginning of its first line stay when that line is not the command's.</summary>
    public string Rest
    {
        get
        {
            var line = at < Next ? text.LastIndexOf('\n', Next - 1, Next - at) : -1;
            return text[(line < 0 ? Next : line + 1)..].TrimEnd();
        }
    }

    /// <summary>The word that comes next, for a refusal.</summary>
    public string Word => text[Next..CommandLine.EndOfWord(text, Next)];

    /// <summary>As many mentions as come next, with or without commas between them.</summary>
    public Answer<IReadOnlyList<TypedMention>> Mentions()
    {
        var found = new List<TypedMention>();
        for (var start = Next; start + 1 < text.Length && text[start] == '@' && !char.IsWhiteSpace(text[start + 1]); start = Next)
        {
            if (Mention(start) is not { } mention)
            {
                return Quoting.Opens(text[start + 1])
                    ? CommandRefusals.UnclosedQuote(text[start..])
                    : CommandRefusals.Wrong("unknown_person", "There is no such person.", Word);
            }

            found.Add(mention);
            at = start + mention.Typed.Length;
            at = Next < text.Length && text[Next] == ',' ? Next + 1 : at;
        }

        return found;
    }

    /// <summary>«Text in quotes», null when something else comes next.</summary>
    public Answer<Quoted> Quoted()
    {
        if (IsAtEnd || !Quoting.Opens(text[Next]))
        {
            return new Quoted(null);
        }

        if (Quoting.Read(text, Next, out var value) is not { } end)
        {
            return CommandRefusals.UnclosedQuote(text[Next..]);
        }

        at = end;
        return new Quoted(value.Trim());
    }

    /// <summary>[What stands in brackets], unless it is the beginning of a link.</summary>
    public string? Bracketed()
    {
        var end = IsAtEnd || text[Next] != '[' ? -1 : text.AsSpan(Next).IndexOfAny("]\n") + Next;
        if (end <= Next || text[end] != ']' || (end + 1 < text.Length && text[end + 1] is '(' or '['))
        {
            return null;
        }

        var inside = text[(Next + 1)..end].Trim();
        at = end + 1;
        return inside;
    }

    /// <summary>Topics that come next, <c>#слово</c> or <c>#«несколько слов»</c>, by their titles.</summary>
    public IReadOnlyList<string> Topics()
    {
        var found = new List<string>();
        while (!IsAtEnd && Topic(Next) is var (title, end))
        {
            found.Add(title);
            at = end;
        }

        return found;
    }

    /// <summary>A time, if that comes next; see <see cref="WrittenTime"/>.</summary>
    public Answer<WrittenTime> Time(CommandClock clock)
    {
        var time = WrittenTime.Read(text, Next, clock);
        at = time.Ok?.End ?? at;
        return time;
    }

    /// <summary>The rest of the line, without the topics at its end.</summary>
    public (string Text, IReadOnlyList<string> Topics) Line()
    {
        var end = text.IndexOf('\n', at) is >= 0 and var found ? found : text.Length;
        var (start, tail, topics) = (at, end, new List<string>());
        at = end;
        for (var i = end - 1; i >= start; i--)
        {
            if (text[i] != '#' || (i > start && !char.IsWhiteSpace(text[i - 1])))
            {
                continue;
            }

            if (Topic(i) is not var (title, behind) || behind > tail || !string.IsNullOrWhiteSpace(text[behind..tail]))
            {
                break;
            }

            topics.Insert(0, title);
            tail = i;
        }

        return (text[start..tail].Trim(), topics);
    }

    private int Next
    {
        get
        {
            var next = at;
            while (next < text.Length && char.IsWhiteSpace(text[next]))
            {
                next++;
            }

            return next;
        }
    }

    private TypedMention? Mention(int start)
    {
        if (Quoting.Opens(text[start + 1]))
        {
            return Quoting.Read(text, start + 1, out var name) is { } end && !string.IsNullOrWhiteSpace(name)
                ? new(Messages.Mention.OfName(name), text[start..end])
                : null;
        }

        var length = 0;
        while (start + 1 + length < text.Length && Handle.IsCharacter(text[start + 1 + length]))
        {
            length++;
        }

        var handle = text.AsSpan(start + 1, length).TrimEnd('.');
        var behind = start + 1 + handle.Length;
        return handle.Length is >= Handle.MinLength and <= Handle.MaxLength && (behind == text.Length || !char.IsLetterOrDigit(text[behind]))
            ? new(Messages.Mention.OfHandle(handle), text[start..behind])
            : null;
    }

    private (string Title, int End)? Topic(int start)
    {
        if (text[start] != '#' || start + 1 == text.Length)
        {
            return null;
        }

        if (text[start + 1] == '«')
        {
            return Quoting.Read(text, start + 1, out var quoted) is { } behind && TopicName.TryRead(quoted, out var title, out _) == TextProblem.None
                ? (title, behind)
                : null;
        }

        var end = CommandLine.EndOfWord(text, start);
        var word = text[(start + 1)..end].TrimEnd(',', '.', ';');
        return word.Length > 0 && TopicName.IsOneWord(word) ? (word, end) : null;
    }
}

/// <param name="Text">Null when no quotation mark came next.</param>
internal readonly record struct Quoted(string? Text);
