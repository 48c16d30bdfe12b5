namespace MtsLife.Hub.People;

/// <summary>What is counted for the whole company, leaders and totals, has the company's days.</summary>
internal static class CompanyDay
{
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    public static DateOnly Of(TimeProvider time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Moscow).DateTime);
}
