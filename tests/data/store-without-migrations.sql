BEGIN TRANSACTION;
CREATE TABLE findings (
	unit VARCHAR NOT NULL, 
	plan_year INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	severity VARCHAR NOT NULL, 
	message VARCHAR NOT NULL, 
	sheet VARCHAR, 
	"row" INTEGER, 
	"column" VARCHAR, 
	value VARCHAR, 
	PRIMARY KEY (unit, plan_year, number, position), 
	FOREIGN KEY(unit, plan_year, number) REFERENCES versions (unit, plan_year, number)
);
INSERT INTO "findings" VALUES('xã Trung Trắc',2022,1,0,'state-close','note','Trạng thái «Đang làm rồi» được đọc theo phần đầu hoặc chữ gần giống. Vẫn dùng. Hãy sửa nếu hiểu sai.','CSV',4,'G','Đang làm rồi');
INSERT INTO "findings" VALUES('xã Trung Trắc',2022,1,1,'label-carried','note','Từ dòng này, 1 dòng nhiệm vụ để trống ô chỉ số hoặc thành phần. Lấy tên ghi ở dòng trên.','CSV',5,'B','1');
INSERT INTO "findings" VALUES('xã Trung Trắc',2022,1,2,'label-carried','note','Từ dòng này, 1 dòng nhiệm vụ để trống ô chỉ số hoặc thành phần. Lấy tên ghi ở dòng trên.','CSV',5,'C','1');
INSERT INTO "findings" VALUES('xã Trung Trắc',2022,1,3,'state-blank','note','Ô trạng thái trống. Tính là chưa thực hiện. Hãy điền trạng thái.','CSV',5,'G','');
INSERT INTO "findings" VALUES('xã Trung Trắc',2022,2,0,'label-carried','note','Từ dòng này, 1 dòng nhiệm vụ để trống ô chỉ số hoặc thành phần. Lấy tên ghi ở dòng trên.','CSV',5,'B','1');
INSERT INTO "findings" VALUES('xã Trung Trắc',2022,2,1,'label-carried','note','Từ dòng này, 1 dòng nhiệm vụ để trống ô chỉ số hoặc thành phần. Lấy tên ghi ở dòng trên.','CSV',5,'C','1');
INSERT INTO "findings" VALUES('xã Trung Trắc',2022,2,2,'state-blank','note','Ô trạng thái trống. Tính là chưa thực hiện. Hãy điền trạng thái.','CSV',5,'G','');
INSERT INTO "findings" VALUES('xã Lạc Đạo',2022,1,0,'state-close','note','Trạng thái «Đang làm rồi» được đọc theo phần đầu hoặc chữ gần giống. Vẫn dùng. Hãy sửa nếu hiểu sai.','CSV',4,'G','Đang làm rồi');
INSERT INTO "findings" VALUES('xã Lạc Đạo',2022,1,1,'label-carried','note','Từ dòng này, 1 dòng nhiệm vụ để trống ô chỉ số hoặc thành phần. Lấy tên ghi ở dòng trên.','CSV',5,'B','1');
INSERT INTO "findings" VALUES('xã Lạc Đạo',2022,1,2,'label-carried','note','Từ dòng này, 1 dòng nhiệm vụ để trống ô chỉ số hoặc thành phần. Lấy tên ghi ở dòng trên.','CSV',5,'C','1');
INSERT INTO "findings" VALUES('xã Lạc Đạo',2022,1,3,'state-blank','note','Ô trạng thái trống. Tính là chưa thực hiện. Hãy điền trạng thái.','CSV',5,'G','');
INSERT INTO "findings" VALUES('xã Trung Trắc',2022,3,0,'state-close','note','Trạng thái «Đang làm rồi» được đọc theo phần đầu hoặc chữ gần giống. Vẫn dùng. Hãy sửa nếu hiểu sai.','CSV',4,'G','Đang làm rồi');
INSERT INTO "findings" VALUES('xã Trung Trắc',2022,3,1,'label-carried','note','Từ dòng này, 1 dòng nhiệm vụ để trống ô chỉ số hoặc thành phần. Lấy tên ghi ở dòng trên.','CSV',5,'B','1');
INSERT INTO "findings" VALUES('xã Trung Trắc',2022,3,2,'label-carried','note','Từ dòng này, 1 dòng nhiệm vụ để trống ô chỉ số hoặc thành phần. Lấy tên ghi ở dòng trên.','CSV',5,'C','1');
INSERT INTO "findings" VALUES('xã Trung Trắc',2022,3,3,'state-blank','note','Ô trạng thái trống. Tính là chưa thực hiện. Hãy điền trạng thái.','CSV',5,'G','');
CREATE TABLE originals (
	digest VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	PRIMARY KEY (digest)
);
INSERT INTO "originals" VALUES('01c51a422bc9a44d5d05262907844379b537c80c339327ab29956f3749fce3d1',X'4EC4824D20323032320A5354542C4368E1BB892073E1BB91206EE1BB99692064756E672C4EE1BB99692064756E67207468C3A06E68207068E1BAA76E2C4E6869E1BB876D2076E1BBA52CC490C6A16E2076E1BB8B206368E1BBA7207472C3AC2C5468E1BB9D692068E1BAA16E2C5472E1BAA16E67207468C3A1692C5469E1BABF6E20C491E1BB99202825292C4E67C3A07920686FC3A06E207468C3A06E682C476869206368C3BA0A312C312C312E312C48E1BB8D702064C3A26E2C55424E442078C3A32C5175C3BD2049492CC490C3A320686FC3A06E207468C3A06E682C2C32352F30362F323032322C0A322C342C342E312C43C3B46E67206B686169206E67C3A26E2073C3A163682C56502D544B2C5472C6B0E1BB9B632033302F392CC490616E67206CC3A06D2072E1BB93692C3530252C2C6368E1BB9D20687579E1BB876E0A332C2C2C5669E1BB8763206368C6B0612067E1BAAF6E2C2C5468C6B0E1BB9D6E6720787579C3AA6E2C2C2C2C0A00FF27');
INSERT INTO "originals" VALUES('1167f8ed87b7f7be612876540147a6b6c78adc1f2b42b84b0bfd13dfe79a388f',X'4EC4824D20323032320A5354542C4368E1BB892073E1BB91206EE1BB99692064756E672C4EE1BB99692064756E67207468C3A06E68207068E1BAA76E2C4E6869E1BB876D2076E1BBA52CC490C6A16E2076E1BB8B206368E1BBA7207472C3AC2C5468E1BB9D692068E1BAA16E2C5472E1BAA16E67207468C3A1692C5469E1BABF6E20C491E1BB99202825292C4E67C3A07920686FC3A06E207468C3A06E682C476869206368C3BA0A312C312C312E312C48E1BB8D702064C3A26E2C55424E442078C3A32C5175C3BD2049492CC490C3A320686FC3A06E207468C3A06E682C2C32352F30362F323032322C0A322C342C342E312C43C3B46E67206B686169206E67C3A26E2073C3A163682C56502D544B2C5472C6B0E1BB9B632033302F392CC490616E67207468E1BBB163206869E1BB876E2C3830252C2C6368E1BB9D20687579E1BB876E0A332C2C2C5669E1BB8763206368C6B0612067E1BAAF6E2C2C5468C6B0E1BB9D6E6720787579C3AA6E2C2C2C2C0A00FF27');
CREATE TABLE tasks (
	unit VARCHAR NOT NULL, 
	plan_year INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	task_id VARCHAR, 
	dimension INTEGER, 
	component VARCHAR, 
	sub_dimensions VARCHAR, 
	task VARCHAR, 
	deliverable VARCHAR, 
	lead_unit VARCHAR, 
	executing_unit VARCHAR, 
	timing VARCHAR, 
	deadline_kind VARCHAR, 
	start DATE, 
	due DATE, 
	state VARCHAR, 
	progress FLOAT, 
	weight FLOAT, 
	completed_on DATE, 
	evidence VARCHAR, 
	note VARCHAR, 
	sheet VARCHAR, 
	"row" INTEGER, 
	PRIMARY KEY (unit, plan_year, number, position), 
	FOREIGN KEY(unit, plan_year, number) REFERENCES versions (unit, plan_year, number)
);
INSERT INTO "tasks" VALUES('xã Trung Trắc',2022,1,0,'1-fab73c5fa4',1,'1.1','1.1','Họp dân',NULL,'UBND xã',NULL,'Quý II','dated','2022-04-01','2022-06-30','done',NULL,1.0,'2022-06-25',NULL,NULL,'CSV',3);
INSERT INTO "tasks" VALUES('xã Trung Trắc',2022,1,1,'4-4325cc7ddf',4,'4.1','4.1','Công khai ngân sách',NULL,'VP-TK',NULL,'Trước 30/9','dated',NULL,'2022-09-30','in_progress',0.5,1.0,NULL,NULL,'chờ huyện','CSV',4);
INSERT INTO "tasks" VALUES('xã Trung Trắc',2022,1,2,'4-c04369f7c3',4,'4.1','4.1','Việc chưa gắn',NULL,NULL,NULL,'Thường xuyên','standing',NULL,NULL,'not_started',NULL,1.0,NULL,NULL,NULL,'CSV',5);
INSERT INTO "tasks" VALUES('xã Trung Trắc',2022,2,0,'1-fab73c5fa4',1,'1.1','1.1','Họp dân',NULL,'UBND xã',NULL,'Quý II','dated','2022-04-01','2022-06-30','done',NULL,1.0,'2022-06-25',NULL,NULL,'CSV',3);
INSERT INTO "tasks" VALUES('xã Trung Trắc',2022,2,1,'4-4325cc7ddf',4,'4.1','4.1','Công khai ngân sách',NULL,'VP-TK',NULL,'Trước 30/9','dated',NULL,'2022-09-30','in_progress',0.8,1.0,NULL,NULL,'chờ huyện','CSV',4);
INSERT INTO "tasks" VALUES('xã Trung Trắc',2022,2,2,'4-c04369f7c3',4,'4.1','4.1','Việc chưa gắn',NULL,NULL,NULL,'Thường xuyên','standing',NULL,NULL,'not_started',NULL,1.0,NULL,NULL,NULL,'CSV',5);
INSERT INTO "tasks" VALUES('xã Lạc Đạo',2022,1,0,'1-fab73c5fa4',1,'1.1','1.1','Họp dân',NULL,'UBND xã',NULL,'Quý II','dated','2022-04-01','2022-06-30','done',NULL,1.0,'2022-06-25',NULL,NULL,'CSV',3);
INSERT INTO "tasks" VALUES('xã Lạc Đạo',2022,1,1,'4-4325cc7ddf',4,'4.1','4.1','Công khai ngân sách',NULL,'VP-TK',NULL,'Trước 30/9','dated',NULL,'2022-09-30','in_progress',0.5,1.0,NULL,NULL,'chờ huyện','CSV',4);
INSERT INTO "tasks" VALUES('xã Lạc Đạo',2022,1,2,'4-c04369f7c3',4,'4.1','4.1','Việc chưa gắn',NULL,NULL,NULL,'Thường xuyên','standing',NULL,NULL,'not_started',NULL,1.0,NULL,NULL,NULL,'CSV',5);
INSERT INTO "tasks" VALUES('xã Trung Trắc',2022,3,0,'1-fab73c5fa4',1,'1.1','1.1','Họp dân',NULL,'UBND xã',NULL,'Quý II','dated','2022-04-01','2022-06-30','done',NULL,1.0,'2022-06-25',NULL,NULL,'CSV',3);
INSERT INTO "tasks" VALUES('xã Trung Trắc',2022,3,1,'4-4325cc7ddf',4,'4.1','4.1','Công khai ngân sách',NULL,'VP-TK',NULL,'Trước 30/9','dated',NULL,'2022-09-30','in_progress',0.5,1.0,NULL,NULL,'chờ huyện','CSV',4);
INSERT INTO "tasks" VALUES('xã Trung Trắc',2022,3,2,'4-c04369f7c3',4,'4.1','4.1','Việc chưa gắn',NULL,NULL,NULL,'Thường xuyên','standing',NULL,NULL,'not_started',NULL,1.0,NULL,NULL,NULL,'CSV',5);
CREATE TABLE versions (
	unit VARCHAR NOT NULL, 
	plan_year INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	province VARCHAR NOT NULL, 
	as_of DATE NOT NULL, 
	title VARCHAR, 
	file_name VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	illustration BOOLEAN NOT NULL, 
	author VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	restored_from INTEGER, 
	task_count INTEGER NOT NULL, 
	rules VARCHAR NOT NULL, 
	accepted_at DATETIME NOT NULL, 
	PRIMARY KEY (unit, plan_year, number), 
	FOREIGN KEY(digest) REFERENCES originals (digest)
);
INSERT INTO "versions" VALUES('xã Trung Trắc',2022,1,'Hưng Yên','2022-06-30','NĂM 2022','theo-doi.csv','01c51a422bc9a44d5d05262907844379b537c80c339327ab29956f3749fce3d1',0,'Văn phòng - Thống kê','Cập nhật tháng 6',NULL,3,'1','2026-11-24 13:34:03.667019');
INSERT INTO "versions" VALUES('xã Trung Trắc',2022,2,'Hưng Yên','2022-07-31','NĂM 2022','theo-doi.csv','1167f8ed87b7f7be612876540147a6b6c78adc1f2b42b84b0bfd13dfe79a388f',0,'Văn phòng - Thống kê','Cập nhật tháng 7',NULL,3,'1','2026-11-24 13:34:03.683672');
INSERT INTO "versions" VALUES('xã Lạc Đạo',2022,1,'Hưng Yên','2022-06-30','NĂM 2022','theo-doi.csv','01c51a422bc9a44d5d05262907844379b537c80c339327ab29956f3749fce3d1',0,'Văn phòng - Thống kê','Xã khác',NULL,3,'1','2026-11-24 13:34:03.695357');
INSERT INTO "versions" VALUES('xã Trung Trắc',2022,3,'Hưng Yên','2022-06-30','NĂM 2022','theo-doi.csv','01c51a422bc9a44d5d05262907844379b537c80c339327ab29956f3749fce3d1',0,'Chủ tịch','Tháng 7 ghi nhầm',1,3,'1','2026-11-24 13:34:03.708748');
COMMIT;
