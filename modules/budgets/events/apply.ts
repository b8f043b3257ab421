import { applier, type Applier } from '#platform/journal/applier.ts';
import {
  allotmentSet, limitSet, planAgreed, planAsked, planClosed, planSettled, settlementDropped, settlementReported,
} from './definitions.ts';

/** The only code that writes this module's tables, here and in replay: it asks no clock, no chance and no other zone. */
export const budgetsAppliers: readonly Applier[] = [
  applier(planAsked, async (tx, events) => {
    for (const event of events) {
      await tx`
        insert into budgets_plan (id, union_id, org_path, line_path, asker_id, year, kind, title, place, begins_on, ends_on, people, total, state, asked_at)
        select ${event.planId}, u.id, u.path, u.line_path, ${event.askerId}, ${event.year}, ${event.kind}, ${event.title}, ${event.place}, ${event.beginsOn},
          ${event.endsOn}, ${event.people}, ${event.total}, 'asked', ${event.at}
        from orgs_union u where u.id = ${event.unionId}
        on conflict (id) do update set year = excluded.year, kind = excluded.kind, title = excluded.title, place = excluded.place, begins_on = excluded.begins_on,
          ends_on = excluded.ends_on, people = excluded.people, total = excluded.total, state = 'asked'`;
      await tx`delete from budgets_line l where l.plan_id = ${event.planId} and l.phase = 'planned'`;
      await tx`
        insert into budgets_line (plan_id, phase, place, item, unit_price, count, amount)
        select ${event.planId}, 'planned', r.place, r.line->>'item', (r.line->>'unitPrice')::bigint, (r.line->>'count')::int, (r.line->>'amount')::bigint
        from jsonb_array_elements(${tx.json(event.lines)}) with ordinality as r(line, place)`;
    }
  }),
  applier(planAgreed, async (tx, events) => {
    for (const event of events) {
      await tx`update budgets_plan p set state = 'agreed', number = coalesce(p.number, ${event.number}) where p.id = ${event.planId}`;
    }
  }),
  applier(planClosed, async (tx, events) => {
    for (const event of events) await tx`update budgets_plan p set state = ${event.outcome} where p.id = ${event.planId}`;
  }),
  applier(settlementReported, async (tx, events) => {
    for (const event of events) {
      await tx`
        update budgets_plan p set state = 'settling', settlement_id = ${event.settlementId}, people_came = ${event.peopleCame}, spent = ${event.spent}
        where p.id = ${event.planId}`;
      await tx`delete from budgets_line l where l.plan_id = ${event.planId} and l.phase = 'paid'`;
      await tx`
        insert into budgets_line (plan_id, phase, place, item, count, amount)
        select ${event.planId}, 'paid', r.place, r.line->>'item', (r.line->>'receipts')::int, (r.line->>'amount')::bigint
        from jsonb_array_elements(${tx.json(event.lines)}) with ordinality as r(line, place)`;
    }
  }),
  applier(settlementDropped, async (tx, events) => {
    for (const event of events) {
      await tx`
        update budgets_plan p set state = 'agreed', settlement_id = null, people_came = null, spent = null
        where p.id = ${event.planId} and p.settlement_id = ${event.settlementId}`;
      await tx`delete from budgets_line l where l.plan_id = ${event.planId} and l.phase = 'paid'`;
    }
  }),
  applier(planSettled, async (tx, events) => {
    for (const event of events) await tx`update budgets_plan p set state = 'settled', settled_at = ${event.at} where p.id = ${event.planId}`;
  }),
  applier(allotmentSet, async (tx, events) => {
    for (const event of events) {
      await tx`
        insert into budgets_year (id, union_id, org_path, line_path, year, allotment, source, set_at)
        select ${event.yearId}, u.id, u.path, u.line_path, ${event.year}, ${event.allotment}, ${event.source}, ${event.at}
        from orgs_union u where u.id = ${event.unionId}
        on conflict (union_id, year) do update set allotment = excluded.allotment, source = excluded.source, set_at = excluded.set_at`;
    }
  }),
  applier(limitSet, async (tx, events) => {
    for (const event of events) {
      // What held until now ends where the new one begins; one that would begin later never will.
      await tx`
        update budgets_limit l set valid_to = greatest(${event.validFrom}::date, l.valid_from)
        where l.union_id = ${event.unionId} and l.kind = ${event.kind} and (l.valid_to is null or l.valid_to > ${event.validFrom})`;
      await tx`
        insert into budgets_limit (id, union_id, org_path, line_path, kind, per_person, per_event, source, valid_from, set_at)
        select ${event.limitId}, u.id, u.path, u.line_path, ${event.kind}, ${event.perPerson}, ${event.perEvent}, ${event.source}, ${event.validFrom}, ${event.at}
        from orgs_union u where u.id = ${event.unionId}`;
    }
  }),
];
