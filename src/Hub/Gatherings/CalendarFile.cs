using System.Globalization;
using System.Text;
using MtsLife.Storage.Gatherings;
using MtsLife.Storage.Messages;

namespace MtsLife.Hub.Gatherings;

/// <summary>One gathering as an iCalendar file (RFC 5545): times in UTC, texts escaped, lines folded at 75 octets.</summary>
public sealed record CalendarFile(string Name, byte[] Content)
{
    private const int MostOctets = 75;

    internal static CalendarFile Of(PlacedRow message, GatheringRow gathering, string address)
    {
        var file = new StringBuilder();
        foreach (var (name, value) in Lines(message, gathering, address))
        {
            Fold(file, $"{name}:{value}");
        }

        return new CalendarFile($"gathering-{message.Id}.ics", Encoding.UTF8.GetBytes(file.ToString()));
    }

    private static IEnumerable<(string Name, string Value)> Lines(PlacedRow message, GatheringRow gathering, string address)
    {
        yield return ("BEGIN", "VCALENDAR");
        yield return ("VERSION", "2.0");
        yield return ("PRODID", "-//MtsLife//Gatherings//RU");
        yield return ("BEGIN", "VEVENT");
        yield return ("UID", $"gathering-{message.Id}@{new Uri(address).Host}");
        yield return ("DTSTAMP", Utc(message.EditedAt ?? message.CreatedAt));
        // Grows with every move, as a calendar needs to take it for news; that it grows with a like too does no harm.
        yield return ("SEQUENCE", message.Revision.ToString(CultureInfo.InvariantCulture));
        yield return ("DTSTART", Utc(gathering.StartsAt));
        yield return ("DTEND", Utc(Attending.EndOf(gathering.StartsAt, gathering.EndsAt)));
        yield return ("SUMMARY", Escaped(message.Title));
        if (gathering.Place.Length > 0)
        {
            yield return ("LOCATION", Escaped(gathering.Place));
        }

        if (message.Text.Length > 0)
        {
            yield return ("DESCRIPTION", Escaped(message.Text));
        }

        yield return ("URL", $"{address}/m/{message.Id}");
        yield return ("END", "VEVENT");
        yield return ("END", "VCALENDAR");
    }

    private static string Utc(DateTime at) => at.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => new StringBuilder(text)
        .Replace("\\", "\\\\").Replace(";", "\\;").Replace(",", "\\,").Replace("\r\n", "\\n").Replace("\n", "\\n").Replace("\r", "\\n").ToString();

    /// <summary>A line goes on after a line break and a space; never within a character.</summary>
    private static void Fold(StringBuilder file, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
