import type { Instance, Visit } from '../../instance.ts';

/**
 * A case without what no rule looks at any more: rounds long over, and the numbers as such. Two cases of the same key have the
 * same future; one key too few costs time, one too many coverage, neither hides a fault that was reached.
 */
export function canonicalKey(instance: Instance): string {
  const kept = keptVisits(instance);
  const tasks = instance.tasks.filter((task) => kept.has(task.visit));
  const numbers = new Map([...kept, ...tasks.map((task) => task.id)].toSorted((one, other) => one - other).map((id, index) => [id, index]));
  const nameOf = (id: number | undefined): number | undefined => (id === undefined ? undefined : numbers.get(id));
  const { latest, resume } = instance;
  return JSON.stringify([
    instance.status, instance.answers, resume && [nameOf(resume.visit), resume.then, resume.also?.map(nameOf)],
    instance.visits.filter((visit) => kept.has(visit.id)).map((visit) => [
      nameOf(visit.id), visit.step, visit.state, nameOf(visit.within?.visit), visit.within?.branch, visit.back?.map(nameOf),
    ]),
    tasks.map((task) => [nameOf(task.id), nameOf(task.visit), task.person, task.state, task.origin, nameOf(task.by), nameOf(task.replaces)]),
    latest && [nameOf(latest.task), latest.visits.map((one) => nameOf(one.id)), latest.tasks.map((one) => nameOf(one.id))],
  ]);
}

function keptVisits({ visits, resume, latest }: Instance): ReadonlySet<number> {
  const kept = new Set<number>();
  const byId = new Map(visits.map((visit) => [visit.id, visit]));
  const keep = (visit: Visit | undefined): void => {
    if (!visit || kept.has(visit.id)) return;
    kept.add(visit.id);
    keep(visit.within && byId.get(visit.within.visit));
    for (const id of visit.back ?? []) keep(byId.get(id));
  };
  const lastOf = new Map<string, Visit>();
  for (const visit of visits) {
    const place = `${visit.within?.visit}/${visit.within?.branch}`;
    if (visit.state === 'open' || visit.state === 'finding') keep(visit);
    if (visit.state === 'passed') lastOf.set(`${visit.step} ${place}`, visit);
    lastOf.set(place, visit);
  }
  for (const visit of lastOf.values()) keep(visit);
  for (const id of [...resume ? [resume.visit, ...resume.also ?? []] : [], ...latest?.visits.map((one) => one.id) ?? []]) keep(byId.get(id));
  return kept;
}
