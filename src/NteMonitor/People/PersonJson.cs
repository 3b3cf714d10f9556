using System.Text.Json.Nodes;
using NteMonitor.Journal;

namespace NteMonitor.People;

/// <summary>Persons as the facts of journal entries, and back.</summary>
public static class PersonJson
{
    /// <summary>The member of a record's facts that lists the persons in it.</summary>
    public const string Member = "people";

    /// <summary>Returns the sealed part of a person as canonical JSON.</summary>
    public static string WritePersonal(PersonDetails details)
    {
        JsonObject personal = [];
        personal.Put("name", details.Name);
        personal.Put("born", details.Born);
        personal.Put("ageBand", details.AgeBand);
        personal.Put("description", details.Description);
        personal.Put("contact", details.Contact);
        return CanonicalJson.Write(personal);
    }

    /// <summary>Returns the details that a sealed part holds.</summary>
    public static PersonDetails ReadPersonal(JsonObject personal) => new(personal.Text("name") ?? "")
    {
        Born = personal.Date("born"),
        AgeBand = personal.Text("ageBand"),
        Description = personal.Text("description") ?? "",
        Contact = personal.Text("contact") ?? "",
    };

    /// <summary>Puts the persons of a record into its facts, unless there are none.</summary>
    public static void Put(JsonObject facts, string member, IReadOnlyList<PersonIn> people) =>
        facts.Put(member, people, p => new() { ["as"] = p.As, ["person"] = p.Person.ToString("D") });

    /// <summary>Returns the persons that a record's facts list; a member of this name that is no list is something else.</summary>
    public static IReadOnlyList<PersonIn> Read(JsonObject facts, string member) =>
        facts.Items<PersonIn>(member, p => new(Guid.Parse(p.Text("person")!), p.Text("as")!));
}
