using System.ComponentModel.DataAnnotations;
using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.People;
using MtsLife.Storage.People;
using MtsLife.Storage.SignIn;

namespace MtsLife.Hub.SignIn;

public sealed record SettingsView([property: AllowedValues("ru", "en")] string Language, [property: AllowedValues("system", "light", "dark")] string Theme, string TimeZone, bool Notifications);

public sealed record OwnSession(long Id, bool Shared);

/// <summary>A person as that person sees it. <c>session</c> is missing for a program.</summary>
public sealed record Me(
    long Id, [property: AllowedValues("person", "bot", "shop")] string Kind, string Handle, string Name, string GivenName, string FamilyName, string Position, long? UnitId, string? UnitName,
    [property: AllowedValues("member", "administrator")] string Role, bool Deactivated, int Version, StatusView? Status, string? Photo,
    SettingsView Settings, OwnSession? Session);

/// <summary>What is left out stays as it is.</summary>
/// <param name="Language"><c>ru</c> or <c>en</c>.</param>
/// <param name="Theme"><c>system</c>, <c>light</c> or <c>dark</c>.</param>
/// <param name="TimeZone">An IANA name.</param>
public sealed record ChangeSettings(string? Language = null, string? Theme = null, string? TimeZone = null, bool? Notifications = null);

public sealed class Myself(MeSql me, SessionSql sessions, RateLimits limits, PersonSql people, Lanes lanes)
{
    public async Task<Answer<Me>> LookAsync(Actor actor)
    {
        var p = (await me.FindAsync(actor.PersonId))!;
        var session = actor.SessionId is { } id ? new OwnSession(id, await sessions.IsSharedAsync(id)) : null;
        return new Me(
            p.Id, p.Kind, p.Handle, p.Name, p.GivenName, p.FamilyName, p.Position, p.UnitId, p.UnitName, p.Role, Deactivated: false, p.Version,
            StatusView.Of(p.StatusText, p.StatusEmoji, p.StatusUntil), p.Photo, new(p.Language, p.Theme, p.TimeZone, p.Notifications), session);
    }

    public async Task<Answer<Me>> ChangeAsync(Actor actor, ChangeSettings request)
    {
        if (limits.Check(actor, "write") is { } often)
            return often;
        if (request.Language is not (null or "ru" or "en"))
            return Refusals.Invalid("language", "unknown", "A language is 'ru' or 'en'.");
        if (request.Theme is not (null or "system" or "light" or "dark"))
            return Refusals.Invalid("theme", "unknown", "A theme is 'system', 'light' or 'dark'.");
        if (request.TimeZone is { } zone && !IsIana(zone))
            return Refusals.Invalid("timeZone", "unknown", "A time zone is an IANA name such as Europe/Moscow.");

        var written = await lanes.WriteAsync(new SettingsWrite(actor.PersonId, await people.ChannelOfAsync(actor.PersonId), request));
        return written.IsRefused ? written.Refusal : await LookAsync(actor);
    }

    /// <summary>The zone's history and what is told of it stand or fall with the setting.</summary>
    private sealed class SettingsWrite(long personId, long own, ChangeSettings change) : StepWrite<Done>
    {
        public override long Home => own;

        public override IReadOnlyCollection<long> Channels { get; } = [own];

        public override (long, long) Order => (personId, 0);

        protected override async Task<Answer<Done>> ApplyAsync(LaneWork work)
        {
            var moved = await work.Transaction.SetSettingsAsync(
                personId, change.Language, change.Theme, change.TimeZone, change.Notifications, work.Now);
            work.Emit(new Emission(own, "settings_changed", personId: personId));
            if (moved)
                work.Record("person_zone_changed", own, personId, personId: personId);
            return Done.Now;
        }
    }

    private static bool IsIana(string zone) =>
        zone.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) && known.HasIanaId
        && zone.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+');
}
