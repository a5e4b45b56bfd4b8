-- Engine instants are milliseconds since 1970 (UTC), exact on every database; expires_at is the database's own clock.
-- Payloads and failures are bytes: text would refuse a NUL. Texts compare by their bytes (collation "C").

-- Who is alive. One row a node; a new incarnation replaces the one before, which is dead from then on.
create table pd_node (
    namespace varchar(64) collate "C" not null,
    node varchar(255) collate "C" not null,
    incarnation bigint not null,
    expires_at timestamptz not null,
    state varchar(8) not null check (state in ('ALIVE', 'DEAD')),
    primary key (namespace, node)
) with (fillfactor = 50);

-- Who owns what. Locked by every commit of its owner, changed only with ownership.
create table pd_partition (
    namespace varchar(64) collate "C" not null,
    task_queue varchar(255) collate "C" not null,
    partition_no integer not null,
    owner varchar(255) collate "C",
    owner_incarnation bigint,
    epoch bigint not null,
    primary key (namespace, task_queue, partition_no)
) with (fillfactor = 50);

-- The arbiter of workflow ids: each id's newest run, and when it wants to be looked at.
create table pd_current (
    namespace varchar(64) collate "C" not null,
    workflow_id varchar(1000) collate "C" not null,
    run_id uuid not null,
    task_queue varchar(255) collate "C" not null,
    partition_no integer not null,
    status varchar(16) not null,
    request_id varchar(1000) not null,
    wake_at bigint,
    primary key (namespace, workflow_id)
) with (fillfactor = 80);

-- Led by the time, so that the first few of many are found without the others: partitions of other nodes are skipped on the way.
create index pd_current_wake on pd_current (namespace, wake_at) where wake_at is not null;

-- Every run, for lists. Written at start, upsert and close only. A run without a parent has the nil UUID there.
-- execution_time is set where the code runs later than the start: read coalesce(execution_time, start_time).
create table pd_execution (
    namespace varchar(64) collate "C" not null,
    run_id uuid not null,
    workflow_id varchar(1000) collate "C" not null,
    workflow_type varchar(255) collate "C" not null,
    task_queue varchar(255) collate "C" not null,
    partition_no integer not null,
    status varchar(16) not null,
    start_time bigint not null,
    close_time bigint,
    execution_time bigint,
    parent_workflow_id varchar(1000) collate "C",
    parent_run_id uuid not null,
    first_run_id uuid not null,
    close_event_id bigint not null,
    history_events bigint not null,
    task_failure bytea,
    memo bytea,
    search_attributes bytea,
    primary key (namespace, run_id)
) with (fillfactor = 80);

create index pd_execution_newest on pd_execution (namespace, start_time desc, run_id desc);
create index pd_execution_workflow on pd_execution (namespace, workflow_id, start_time desc, run_id desc);

-- Values to find runs by, one row a value; a keyword list has a row for each word. For joins: one of the typed columns is set.
create table pd_search_attribute (
    namespace varchar(64) collate "C" not null,
    run_id uuid not null,
    name varchar(100) collate "C" not null,
    item_no integer not null,
    value_type varchar(16) not null,
    text_value text collate "C",
    search_text text collate "C",
    keyword_value varchar(2048) collate "C",
    int_value bigint,
    double_value double precision,
    bool_value boolean,
    datetime_value timestamptz,
    primary key (namespace, run_id, name, item_no)
);

create index pd_search_attribute_keyword on pd_search_attribute (namespace, name, keyword_value) where keyword_value is not null;
create index pd_search_attribute_int on pd_search_attribute (namespace, name, int_value) where int_value is not null;
create index pd_search_attribute_double on pd_search_attribute (namespace, name, double_value) where double_value is not null;
create index pd_search_attribute_datetime on pd_search_attribute (namespace, name, datetime_value) where datetime_value is not null;

-- Which type the values of a name have: fixed by its first use.
create table pd_search_attribute_key (
    namespace varchar(64) collate "C" not null,
    name varchar(100) collate "C" not null,
    value_type varchar(16) not null,
    primary key (namespace, name)
);

-- What activities have done once, in transactions of the application: deleted with the run.
create table pd_processed_key (
    namespace varchar(64) collate "C" not null,
    run_id uuid not null,
    processed_key varchar(200) collate "C" not null,
    result bytea not null,
    primary key (namespace, run_id, processed_key)
);

-- What happened to a run; a row is what one transition appended. Never updated.
create table pd_history (
    namespace varchar(64) collate "C" not null,
    run_id uuid not null,
    first_event_id bigint not null,
    event_count integer not null,
    partition_no integer not null,
    epoch bigint not null,
    batch bytea not null,
    primary key (namespace, run_id, first_event_id)
);

-- Messages that no transition has consumed yet.
create table pd_inbox (
    namespace varchar(64) collate "C" not null,
    id bigint generated always as identity,
    task_queue varchar(255) collate "C" not null,
    partition_no integer not null,
    workflow_id varchar(1000) collate "C" not null,
    run_id uuid,
    message_id varchar(2000) not null,
    body bytea not null,
    primary key (namespace, id)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

create index pd_inbox_workflow on pd_inbox (namespace, task_queue, partition_no, workflow_id);

-- Activities that need a row: waiting for a retry or a slot, or known to have started.
create table pd_activity (
    namespace varchar(64) collate "C" not null,
    run_id uuid not null,
    scheduled_event_id bigint not null,
    workflow_id varchar(1000) collate "C" not null,
    task_queue varchar(255) collate "C" not null,
    partition_no integer not null,
    activity_type varchar(255) collate "C" not null,
    state varchar(8) not null check (state in ('WAITING', 'STARTED')),
    attempt integer not null,
    due_at bigint not null,
    claimed_by varchar(255) collate "C",
    claimed_incarnation bigint,
    scheduled_at bigint not null,
    started_at bigint,
    waiting_since bigint,
    last_heartbeat_at bigint,
    last_failure bytea,
    heartbeat_details bytea,
    primary key (namespace, run_id, scheduled_event_id)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

create index pd_activity_due on pd_activity (namespace, due_at);
