-- What a job is about, as it is searched: the prompt in lower case. Rows of older versions have none; their arguments are searched.
alter table job add column search_text text;
