-- Two kinds of alarms: many workers with one matter, and anonymous ratings that look as if one hand had written them.
alter table appeals_alarm add column kind text not null default 'matter' check (kind in ('matter', 'ratings'));
